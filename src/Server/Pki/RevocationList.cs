using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Pki;

/// <summary>A certificate revocation list (RFC 5280), its signature verified.</summary>
internal sealed class RevocationList
{
    private const string CrlNumber = "2.5.29.20";
    private const string DeltaIndicator = "2.5.29.27";
    private const string IssuingDistributionPoint = "2.5.29.28";

    private readonly HashSet<string> _serialNumbers = [];

    private RevocationList(AsnReader content, ReadOnlySpan<byte> algorithm)
    {
        if (content.PeekTag().HasSameClassAndValue(Asn1Tag.Integer)) content.ReadInteger();
        if (!content.ReadEncodedValue().Span.SequenceEqual(algorithm))
            throw new CryptographicException("The revocation list tells two signature algorithms.");
        IssuerName = new X500DistinguishedName(content.ReadEncodedValue().Span);
        ThisUpdate = ReadTime(content);
        NextUpdate = ReadTime(content);
        if (content.HasData && content.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence)) ReadEntries(content.ReadSequence());
        if (content.HasData) ReadExtensions(content.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadSequence());
        content.ThrowIfNotEmpty();
    }

    public X500DistinguishedName IssuerName { get; }

    /// <summary>By what the list is found, see <see cref="KeyOf"/>.</summary>
    public string IssuerKey { get; private set; } = "";

    public DateTimeOffset ThisUpdate { get; }

    public DateTimeOffset NextUpdate { get; }

    private BigInteger Number { get; set; }

    /// <summary>What an authority and its renewed certificates have in common, and no other: its name and its key.</summary>
    public static string KeyOf(X509Certificate2 authority) => Convert.ToHexString(
        SHA256.HashData([.. authority.SubjectName.RawData, .. authority.PublicKey.ExportSubjectPublicKeyInfo()]));

    /// <exception cref="CryptographicException">The list is malformed, partial, or signed by none of the authorities.</exception>
    public static RevocationList Parse(byte[] encoded, IEnumerable<X509Certificate2> authorities)
    {
        try
        {
            var file = new AsnReader(encoded, AsnEncodingRules.DER);
            var outer = file.ReadSequence();
            file.ThrowIfNotEmpty();
            var signedPart = outer.PeekEncodedValue();
            var content = outer.ReadSequence();
            var algorithm = outer.ReadEncodedValue();
            var list = new RevocationList(content, algorithm.Span);
            var signature = outer.ReadBitString(out _);
            outer.ThrowIfNotEmpty();
            var signer = authorities
                .Where(authority => list.IssuerName.RawData.AsSpan().SequenceEqual(authority.SubjectName.RawData))
                .Where(authority => CertificateUsage.MayUse(authority, X509KeyUsageFlags.CrlSign))
                .FirstOrDefault(authority => AuthoritySignature.IsBy(authority, signedPart.Span, signature, algorithm));
            list.IssuerKey = KeyOf(
                signer ?? throw new CryptographicException("No authority signed the revocation list."));
            return list;
        }
        catch (AsnContentException malformed)
        {
            throw new CryptographicException("The revocation list is malformed.", malformed);
        }
    }

    /// <summary>Whether another list of the same issuer came before this one.</summary>
    public bool IsOlderThan(RevocationList other) => ThisUpdate < other.ThisUpdate || Number < other.Number;

    public bool Lists(X509Certificate2 certificate) =>
        _serialNumbers.Contains(Convert.ToHexString(certificate.SerialNumberBytes.Span));

    private static DateTimeOffset ReadTime(AsnReader content) =>
        content.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? content.ReadUtcTime() : content.ReadGeneralizedTime();

    private void ReadEntries(AsnReader entries)
    {
        while (entries.HasData)
        {
            var entry = entries.ReadSequence();
            _serialNumbers.Add(Convert.ToHexString(entry.ReadIntegerBytes().Span));
            ReadTime(entry);
            // One that must be understood tells of another issuer than the list's own.
            if (entry.HasData) Extension.ReadAll(entry.ReadSequence());
        }
    }

    private void ReadExtensions(AsnReader reader)
    {
        var extensions = Extension.ReadAll(reader);
        if (extensions.Any(extension => extension.Oid is DeltaIndicator or IssuingDistributionPoint))
            throw new CryptographicException("The revocation list does not cover its whole issuer.");
        if (extensions.FirstOrDefault(extension => extension.Oid == CrlNumber) is { Oid: not null } number)
            Number = new AsnReader(number.Value, AsnEncodingRules.DER).ReadInteger();
    }
}
