using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;

namespace MonEspaceSante.Sdk.Tests.Cps;

/// <summary>A card as a real file in a folder of its own, deleted with it.</summary>
internal sealed class CarteFile : IDisposable
{
    public const string Code = "1234";
    public const string Activities = """
        {"specialite":"SM26","activites":[{"structure":"499700433156004","nom":"Cabinet du Dr Test","secteur":"SA07"}]}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mes-carte-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "carte.p12");

    public static CarteFile Of(X500DistinguishedName subject, string? json = Activities)
    {
        using var authentication = TestPki.Shared.Authentication(subject);
        using var signature = TestPki.Shared.Signature(subject);
        return With(json, authentication, signature, WithoutKey(TestPki.Shared.Intermediate));
    }

    public static CarteFile With(string? json, params X509Certificate2[] certificates)
    {
        var file = new CarteFile();
        File.WriteAllBytes(file.Path, new X509Certificate2Collection(certificates).Export(X509ContentType.Pkcs12, Code)!);
        if (json is not null)
            File.WriteAllText(System.IO.Path.ChangeExtension(file.Path, ".json"), json);
        return file;
    }

    /// <summary>The card of a doctor, open.</summary>
    public static ICarteCps OpenDoctor()
    {
        using var file = Of(Subjects.Person());
        return Pkcs12Carte.Open(file.Path, Code);
    }

    public Pkcs12Carte Open() => Pkcs12Carte.Open(Path, Code);

    public void Dispose() => _folder.Delete(recursive: true);

    public static X509Certificate2 WithoutKey(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadCertificate(certificate.RawData);
}
