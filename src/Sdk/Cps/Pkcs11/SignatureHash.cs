using System.Formats.Asn1;
using System.Security.Cryptography;
using MonEspaceSante.Cps.Pkcs11.Binding;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>A hash that cards sign, as everybody calls it.</summary>
/// <param name="Name">In .NET.</param>
/// <param name="Oid">In ASN.1.</param>
/// <param name="Nid">In OpenSSL.</param>
/// <param name="Mechanism">In PKCS#11.</param>
/// <param name="MaskGeneration">MGF1 with it, in PKCS#11.</param>
internal sealed record SignatureHash(
    HashAlgorithmName Name, string Oid, int Nid, CkMechanismType Mechanism, int MaskGeneration)
{
    private static readonly SignatureHash[] All =
    [
        new(HashAlgorithmName.SHA256, "2.16.840.1.101.3.4.2.1", 672, CkMechanismType.Sha256, 2),
        new(HashAlgorithmName.SHA384, "2.16.840.1.101.3.4.2.2", 673, CkMechanismType.Sha384, 3),
        new(HashAlgorithmName.SHA512, "2.16.840.1.101.3.4.2.3", 674, CkMechanismType.Sha512, 4),
    ];

    public static SignatureHash Of(HashAlgorithmName name) =>
        All.FirstOrDefault(h => h.Name == name) ?? throw Refusal.Because(Reason.CarteAlgorithmeAbsent);

    public static SignatureHash OfNid(int nid) =>
        All.FirstOrDefault(h => h.Nid == nid) ?? throw Refusal.Because(Reason.CarteAlgorithmeAbsent);

    /// <summary>What RSASSA-PKCS1-v1_5 signs (DigestInfo, RFC 8017).</summary>
    public byte[] DigestInfo(ReadOnlySpan<byte> hash)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oid);
                writer.WriteNull();
            }

            writer.WriteOctetString(hash);
        }

        return writer.Encode();
    }

    public CkPssParameters Pss(int saltLength) => new()
    {
        Hash = (nuint)Mechanism,
        MaskGeneration = (nuint)MaskGeneration,
        SaltLength = (nuint)saltLength,
    };
}
