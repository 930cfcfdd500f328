using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A revocation list with whatever a test puts into it, signed.</summary>
internal sealed record RawRevocationList(X509Certificate2 Issuer, DateTimeOffset ThisUpdate)
{
    private const string Sha256WithRsa = "1.2.840.113549.1.1.11";
    private const string CrlNumber = "2.5.29.20";

    public BigInteger Number { get; init; } = 1;

    /// <summary>A certificate on the list.</summary>
    public X509Certificate2? Revoked { get; init; }

    /// <summary>An extension of its entry that must be understood.</summary>
    public string? CriticalOfEntry { get; init; }

    /// <summary>An extension of the list, such as the one that makes it partial.</summary>
    public string? Extension { get; init; }

    /// <summary>What the signed part says it is signed by.</summary>
    public string Algorithm { get; init; } = Sha256WithRsa;

    public byte[] Make()
    {
        var content = Write(WriteContent);
        using var key = Issuer.GetRSAPrivateKey()!;
        var signature = key.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return Write(writer =>
        {
            using var list = writer.PushSequence();
            writer.WriteEncodedValue(content);
            WriteAlgorithm(writer, Sha256WithRsa);
            writer.WriteBitString(signature);
        });
    }

    private static byte[] Write(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }

    private static void WriteAlgorithm(AsnWriter writer, string oid)
    {
        using var algorithm = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        writer.WriteNull();
    }

    private static void WriteExtension(AsnWriter writer, string oid, bool isCritical, Action<AsnWriter> value)
    {
        using var extension = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        if (isCritical) writer.WriteBoolean(true);
        writer.WriteOctetString(Write(value));
    }

    private void WriteContent(AsnWriter writer)
    {
        using var content = writer.PushSequence();
        writer.WriteInteger(1);
        WriteAlgorithm(writer, Algorithm);
        writer.WriteEncodedValue(Issuer.SubjectName.RawData);
        writer.WriteUtcTime(ThisUpdate);
        writer.WriteUtcTime(ThisUpdate.AddDays(1));
        if (Revoked is not null) WriteEntry(writer, Revoked);
        using var tagged = writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0));
        using var extensions = writer.PushSequence();
        WriteExtension(writer, CrlNumber, isCritical: false, value => value.WriteInteger(Number));
        if (Extension is not null) WriteExtension(writer, Extension, isCritical: true, value => value.WriteNull());
    }

    private void WriteEntry(AsnWriter writer, X509Certificate2 revoked)
    {
        using var entries = writer.PushSequence();
        using var entry = writer.PushSequence();
        writer.WriteInteger(revoked.SerialNumberBytes.Span);
        writer.WriteUtcTime(ThisUpdate);
        if (CriticalOfEntry is null) return;
        using var extensions = writer.PushSequence();
        WriteExtension(writer, CriticalOfEntry, isCritical: true, value => value.WriteNull());
    }
}
