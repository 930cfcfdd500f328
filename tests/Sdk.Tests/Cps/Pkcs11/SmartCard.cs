using System.Security.Cryptography.X509Certificates;
using System.Text;
using MonEspaceSante.Cps;

namespace MonEspaceSante.Sdk.Tests.Cps.Pkcs11;

/// <summary>What is put on a card: certificates, their keys, and the data objects of a CPS.</summary>
/// <param name="Label">The name of the card.</param>
/// <param name="Certificates">With the identifiers that the pairs bear on a CPS; those without a key come alone.</param>
internal sealed record SmartCard(string Label, params IReadOnlyList<(string Id, X509Certificate2 Certificate)> Certificates)
{
    private const string AuthenticationId = "20";
    private const string SignatureId = "10";

    public string Speciality { get; init; } = "SM26";

    public IReadOnlyList<Activite> Activites { get; init; } =
        [new(new("499700433156004", "Cabinet du Dr Test"), "SA07")];

    /// <summary>Whether the key that signs wants the code each time.</summary>
    public bool IsConfirmedEachTime { get; init; }

    public static SmartCard OfDoctor(string label = "CPS DU MEDECIN", string psIdNat = "899700296140") =>
        Of(label, Subjects.Person(psIdNat));

    public static SmartCard Of(string label, X500DistinguishedName subject) => new(
        label,
        (AuthenticationId, TestPki.Shared.Authentication(subject)),
        (SignatureId, TestPki.Shared.Signature(subject)),
        ("30", CarteFile.WithoutKey(TestPki.Shared.Intermediate)));

    /// <summary>The card of a PKCS#12 file, with what stands beside it.</summary>
    public static SmartCard From(string file, string code)
    {
        using var carte = Pkcs12Carte.Open(file, code);
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, code, X509KeyStorageFlags.Exportable);
        return new SmartCard(
            "CPS", [.. all.Select((certificate, i) => ($"{i + 1:X2}", certificate))])
        {
            Speciality = carte.Porteur.Professional?.Speciality ?? "    ",
            Activites = carte.Activites,
        };
    }

    public SmartCard Without(int position) => this with
    {
        Certificates = [.. Certificates.Where((_, i) => i != position)],
    };

    public IEnumerable<(string Name, byte[] Content)> DataObjects()
    {
        yield return ("CPS_INFO_PS", Encoding.Latin1.GetBytes($"1.2.250.1.71 {Speciality}"));
        for (var i = 0; i < Activites.Count; i++)
            yield return ($"CPS_ACTIVITY_{i + 1:00}_PS", Tlv(Activites[i]));
        yield return ($"CPS_ACTIVITY_{Activites.Count + 1:00}_PS", new byte[64]);
    }

    private static byte[] Tlv(Activite activite) =>
    [
        .. Field(0x84, activite.Structure.Name), .. Field(0x85, activite.Structure.StructIdNat),
        .. Field(0x86, activite.Sector), .. new byte[16],
    ];

    private static byte[] Field(byte tag, string text)
    {
        var value = Encoding.UTF8.GetBytes(text);
        return [tag, (byte)value.Length, .. value];
    }
}
