using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Pki;

/// <summary>A certificate revocation list (RFC 5280), its signature verified.</summary>
internal sealed class RevocationList
{
    private const string DeltaIndicator = "2.5.29.27";
    private const string IssuingDistributionPoint = "2.5.29.28";

    private readonly HashSet<string> _serialNumbers = [];

    private RevocationList(AsnReader content)
    {
        if (content.PeekTag().HasSameClassAndValue(Asn1Tag.Integer)) content.ReadInteger();
        content.ReadSequence();
        IssuerName = new X500DistinguishedName(content.ReadEncodedValue().Span);
        ReadTime(content);
        NextUpdate = ReadTime(content);
        if (content.HasData && content.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence)) ReadEntries(content.ReadSequence());
        if (content.HasData) RefusePartialLists(content.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadSequence());
    }

    public X500DistinguishedName IssuerName { get; }

    public DateTimeOffset NextUpdate { get; }

    /// <exception cref="CryptographicException">The list is malformed, partial, or signed by none of the authorities.</exception>
    public static RevocationList Parse(byte[] encoded, IEnumerable<X509Certificate2> authorities)
    {
        try
        {
            var outer = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
            var signedPart = outer.PeekEncodedValue();
            var list = new RevocationList(outer.ReadSequence());
            var algorithm = outer.ReadSequence().ReadObjectIdentifier();
            var signature = outer.ReadBitString(out _);
            var isSigned = authorities
                .Where(a => a.SubjectName.RawData.AsSpan().SequenceEqual(list.IssuerName.RawData))
                .Any(a => IsSignedBy(a, signedPart.Span, signature, algorithm));
            return isSigned ? list : throw new CryptographicException("No authority signed the revocation list.");
        }
        catch (AsnContentException malformed)
        {
            throw new CryptographicException("The revocation list is malformed.", malformed);
        }
    }

    public bool IsOf(X500DistinguishedName issuer) => IssuerName.RawData.AsSpan().SequenceEqual(issuer.RawData);

    public bool Lists(X509Certificate2 certificate) =>
        _serialNumbers.Contains(Convert.ToHexString(certificate.SerialNumberBytes.Span));

    private static bool IsSignedBy(
        X509Certificate2 authority, ReadOnlySpan<byte> signedPart, byte[] signature, string algorithm)
    {
        using var key = authority.GetRSAPublicKey();
        return key is not null
            && key.VerifyData(signedPart, signature, HashOf(algorithm), RSASignaturePadding.Pkcs1);
    }

    private static HashAlgorithmName HashOf(string algorithm) => algorithm switch
    {
        "1.2.840.113549.1.1.11" => HashAlgorithmName.SHA256,
        "1.2.840.113549.1.1.12" => HashAlgorithmName.SHA384,
        "1.2.840.113549.1.1.13" => HashAlgorithmName.SHA512,
        _ => throw new CryptographicException($"Signature algorithm {algorithm} is not accepted."),
    };

    private static DateTimeOffset ReadTime(AsnReader content) =>
        content.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? content.ReadUtcTime() : content.ReadGeneralizedTime();

    private static void RefusePartialLists(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            if (extensions.ReadSequence().ReadObjectIdentifier() is DeltaIndicator or IssuingDistributionPoint)
                throw new CryptographicException("The revocation list does not cover its whole issuer.");
        }
    }

    private void ReadEntries(AsnReader entries)
    {
        while (entries.HasData)
            _serialNumbers.Add(Convert.ToHexString(entries.ReadSequence().ReadIntegerBytes().Span));
    }
}
