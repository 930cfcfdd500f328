using System.Formats.Asn1;
using System.Security.Cryptography;

namespace MonEspaceSante.Server.Pki;

/// <summary>A question about one certificate (RFC 6960), with a nonce that its answer must repeat.</summary>
internal sealed class OcspQuestion
{
    public const string NonceExtension = "1.3.6.1.5.5.7.48.1.2";

    private const string Sha1 = "1.3.14.3.2.26";
    private const int NonceLength = 32;

    private readonly byte[]? _nonce;

    public OcspQuestion(ChainLink link, bool hasNonce)
    {
        CertificateId = EncodeId(link);
        _nonce = hasNonce ? EncodeNonce() : null;
    }

    /// <summary>What the answer must be about, in DER.</summary>
    public byte[] CertificateId { get; }

    /// <summary>Whether an answer is this question's own: it holds the nonce, where one was sent.</summary>
    public bool IsAnsweredBy(ReadOnlySpan<byte> nonce) => _nonce is null || nonce.SequenceEqual(_nonce);

    public byte[] Encode()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            using (writer.PushSequence())
                writer.WriteEncodedValue(CertificateId);
            if (_nonce is not null) WriteNonce(writer, _nonce);
        }

        return writer.Encode();
    }

    // SHA-1 only names the issuer here, as RFC 5019 asks; nothing is trusted by it.
    private static byte[] Name(byte[] issuer) => CryptographicOperations.HashData(HashAlgorithmName.SHA1, issuer);

    private static byte[] EncodeId(ChainLink link)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Sha1);
                writer.WriteNull();
            }

            writer.WriteOctetString(Name(link.Issuer.SubjectName.RawData));
            writer.WriteOctetString(Name(link.Issuer.PublicKey.EncodedKeyValue.RawData));
            writer.WriteInteger(link.Certificate.SerialNumberBytes.Span);
        }

        return writer.Encode();
    }

    private static byte[] EncodeNonce()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(RandomNumberGenerator.GetBytes(NonceLength));
        return writer.Encode();
    }

    private static void WriteNonce(AsnWriter writer, byte[] nonce)
    {
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 2)))
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(NonceExtension);
            writer.WriteOctetString(nonce);
        }
    }
}
