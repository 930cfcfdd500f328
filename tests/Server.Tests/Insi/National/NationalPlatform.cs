using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>A stub of the téléservice, and all that a server is set with to call it.</summary>
internal sealed class NationalPlatform : IAsyncDisposable
{
    public const string Structure = "10B0099999";
    public const string Billing = "0B0099999";
    public const string Idam = "IDAM-ESSAI-01";

    /// <summary>The structures of the cards that ask, for which the operator does.</summary>
    private const string Doctor = "499700296140001";
    private const string Pharmacy = "10B0130811";

    private const string Password = "secret-du-certificat";

    private static readonly SandboxAuthority Authority =
        SandboxAuthority.CreateRoot("AC ESSAI TELESERVICE", TimeProvider.System.GetUtcNow());

    private readonly TemporaryFolder _folder = new();

    private NationalPlatform(InsiStub stub) => Stub = stub;

    public InsiStub Stub { get; private set; }

    public InsiOptions Options => new()
    {
        Register = InsRegister.National,
        Address = Stub.Url,
        MappingFile = _folder.File("insi.json"),
        CertificateFile = _folder.File("structure.p12"),
        CertificatePassword = Password,
        TrustedRootsFile = _folder.File("racines.pem"),
        BillingIdentifier = Billing,
        Idam = Idam,
        SoftwareName = "ESSAIS",
        SoftwareVersion = "1.0",
    };

    /// <summary>Starts it.</summary>
    /// <param name="bounds">What the mapping's bounds are changed to, beside those that suit tests.</param>
    public static Task<NationalPlatform> StartAsync(params (string Bound, double Value)[] bounds) =>
        StartAsync(mapping =>
        {
            foreach (var (bound, value) in bounds) mapping["limites"]![bound] = value;
        });

    /// <summary>Starts it.</summary>
    /// <param name="change">Changes the mapping, once it suits tests.</param>
    public static async Task<NationalPlatform> StartAsync(Action<JsonNode> change)
    {
        var platform = new NationalPlatform(null!);
        platform.Stub = await InsiStub.StartAsync(ServerCertificate());
        platform.WriteMapping(change);
        platform.WriteCertificate();
        await File.WriteAllTextAsync(
            platform._folder.File("racines.pem"), Authority.Certificate.ExportCertificatePem());
        return platform;
    }

    /// <summary>Gives the structure another certificate.</summary>
    public X509Certificate2 WriteCertificate(TimeSpan? life = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var certificate = new CertificateForge(Authority.Certificate)
        {
            Subject = SandboxSubject.OfOrganization("CLINIQUE DES ESSAIS", Structure, "AUTH CLINIQUE"),
            NotBefore = now.AddHours(-2),
            NotAfter = now + (life ?? TimeSpan.FromDays(365)),
        }.Make();
        File.WriteAllBytes(_folder.File("structure.p12"), certificate.Export(X509ContentType.Pkcs12, Password)!);
        return certificate;
    }

    public async ValueTask DisposeAsync()
    {
        await Stub.DisposeAsync();
        _folder.Dispose();
    }

    private void WriteMapping(Action<JsonNode> change)
    {
        using var stream = typeof(ServerHost).Assembly.GetManifestResourceStream("insi.json")!;
        var mapping = JsonNode.Parse(stream)!;
        var limits = mapping["limites"]!;
        limits["coupure_appels_min"] = 1_000_000;
        limits["appels_par_seconde"] = 10_000;
        mapping["appelants"]!["structures"] = new JsonArray(Doctor, Pharmacy);
        mapping["lot"]!["premiere_attente_secondes"] = 0.02;
        mapping["lot"]!["attente_secondes"] = 0.02;
        mapping["lot"]!["rassemblement_secondes"] = 0.3;
        change(mapping);
        File.WriteAllText(_folder.File("insi.json"), mapping.ToJsonString());
    }

    private static X509Certificate2 ServerCertificate()
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        return new CertificateForge(Authority.Certificate)
        {
            Subject = SandboxSubject.OfServer("localhost"),
            ExtendedKeyUsages = [CertificateUsage.ServerAuth],
            Extensions = [names.Build()],
        }.Make();
    }
}
