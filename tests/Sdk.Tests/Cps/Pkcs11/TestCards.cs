using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.RealComponents.Cards;

namespace MonEspaceSante.Sdk.Tests.Cps.Pkcs11;

/// <summary>Cards in readers, and how they are opened.</summary>
internal static class TestCards
{
    /// <summary>The identifiers that the pairs bear on a CPS.</summary>
    public const string AuthenticationId = "20";
    public const string SignatureId = "10";

    private static readonly Lazy<Task<CardReader>> Doctor = new(() => CardReader.WithAsync(OfDoctor()));

    /// <summary>A computer of its own with a doctor's card.</summary>
    public static async Task<CardReader> DoctorAsync() => await (await Doctor.Value).CopyAsync();

    public static SmartCard OfDoctor(string label = "CPS DU MEDECIN", string psIdNat = "899700296140") =>
        Of(label, Subjects.Person(psIdNat));

    public static SmartCard Of(string label, X500DistinguishedName subject) => new(label)
    {
        Certificates =
        [
            (AuthenticationId, TestPki.Shared.Authentication(subject)),
            (SignatureId, TestPki.Shared.Signature(subject)),
            ("30", CarteFile.WithoutKey(TestPki.Shared.Intermediate)),
        ],
        DataObjects = CpsObjects.Of("SM26", ("499700433156004", "Cabinet du Dr Test", "SA07")),
    };

    /// <summary>The card of a PKCS#12 file, with what stands beside it.</summary>
    public static SmartCard From(string file, string code)
    {
        using var carte = Pkcs12Carte.Open(file, code);
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, code, X509KeyStorageFlags.Exportable);
        return new SmartCard("CPS")
        {
            Certificates = [.. all.Select((certificate, i) => (Id: $"{i + 1:X2}", certificate))],
            DataObjects = CpsObjects.Of(
                carte.Porteur.Professional?.Speciality,
                carte.Activites.Select(a => (a.Structure.StructIdNat, a.Structure.Name, a.Sector))),
        };
    }

    public static SmartCard Without(this SmartCard card, string id) =>
        card with { Certificates = [.. card.Certificates.Where(c => c.Id != id)] };

    public static Pkcs11Options Options(this CardReader reader) => new() { ModulePath = reader.ModulePath };

    public static Pkcs11Carte Open(this CardReader reader, string code = CardReader.Code) =>
        Pkcs11Carte.Open(reader.Options(), code);
}
