using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Signing;

/// <summary>The signed attribute signing-certificate-v2, which keeps a signature from being passed off with another
/// certificate.</summary>
/// <remarks>RFC 5035. .NET does not look at it when it verifies.</remarks>
internal static class SigningCertificate
{
    private const string AttributeType = "1.2.840.113549.1.9.16.2.47";
    private const int DirectoryName = 4;

    public static AsnEncodedData AttributeOf(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            // SHA-256 is the default of hashAlgorithm, which DER leaves out.
            writer.WriteOctetString(SHA256.HashData(certificate.RawDataMemory.Span));
            WriteIssuerSerial(writer, certificate);
        }

        return new AsnEncodedData(AttributeType, writer.Encode());
    }

    public static void RequireBound(SignerInfo signer, X509Certificate2 certificate)
    {
        var attributes = signer.SignedAttributes.Cast<CryptographicAttributeObject>()
            .Where(a => a.Oid.Value == AttributeType).ToList();
        if (attributes is not [{ Values.Count: 1 } attribute])
            throw new CryptographicException("The signature does not tell once which certificate signed");
        try
        {
            var hash = ReadFirstHash(attribute.Values[0].RawData, certificate);
            if (!CryptographicOperations.FixedTimeEquals(hash.Told, hash.Actual))
                throw new CryptographicException("The signature is bound to another certificate");
        }
        catch (AsnContentException malformed)
        {
            throw new CryptographicException("The attribute signing-certificate-v2 is malformed", malformed);
        }
    }

    private static (byte[] Told, byte[] Actual) ReadFirstHash(byte[] attribute, X509Certificate2 certificate)
    {
        var first = new AsnReader(attribute, AsnEncodingRules.DER).ReadSequence().ReadSequence().ReadSequence();
        var algorithm = first.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence)
            ? first.ReadSequence().ReadObjectIdentifier()
            : null;
        var actual = algorithm switch
        {
            null or "2.16.840.1.101.3.4.2.1" => SHA256.HashData(certificate.RawDataMemory.Span),
            "2.16.840.1.101.3.4.2.2" => SHA384.HashData(certificate.RawDataMemory.Span),
            "2.16.840.1.101.3.4.2.3" => SHA512.HashData(certificate.RawDataMemory.Span),
            _ => throw new CryptographicException("The certificate is told by a hash that is not accepted"),
        };
        return (first.ReadOctetString(), actual);
    }

    private static void WriteIssuerSerial(AsnWriter writer, X509Certificate2 certificate)
    {
        using var issuerSerial = writer.PushSequence();
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, DirectoryName)))
            writer.WriteEncodedValue(certificate.IssuerName.RawData);
        writer.WriteInteger(certificate.SerialNumberBytes.Span);
    }
}
