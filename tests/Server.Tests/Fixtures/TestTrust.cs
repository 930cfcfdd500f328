using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>
/// A data folder with a PKI that is no sandbox's: a root, the authority of persons, their lists, the server's certificate, and
/// trust sets of which it is the one for production.
/// </summary>
internal sealed class TestTrust : IDisposable
{
    public const string RootName = "AC RACINE IGC-SANTE FORT";
    public const string PersonsName = "AC IGC-SANTE FORT PERSONNES";
    public const string OrganizationsName = "AC IGC-SANTE ELEMENTAIRE ORGANISATIONS";

    // Drawing keys takes long: all folders are given the same authorities.
    private static readonly Lazy<SandboxAuthority> SharedRoot =
        new(() => SandboxAuthority.CreateRoot(RootName, TimeProvider.System.GetUtcNow()));

    private static readonly Lazy<SandboxAuthority> SharedPersons =
        new(() => SharedRoot.Value.CreateIntermediate(PersonsName, TimeProvider.System.GetUtcNow()));

    private readonly TemporaryFolder _temporary = new();
    private readonly TimeProvider _time;

    public TestTrust(TimeProvider time)
    {
        _time = time;
        Folder = new DataFolder(_temporary.File("donnees"));
        Folder.Create();
        Folder.CreatePkiFolders();
        Install("racine", Root.Certificate);
        Install("personnes", Persons.Certificate);
        WriteList("racine", Root);
        WriteList("personnes", Persons);
        WriteServerCertificate();
        Options = new ServerOptions
        {
            DataFolder = _temporary.File("donnees"),
            Port = 0,
            TrustSet = "production",
            TrustSetsFile = _temporary.File("ensembles.json"),
        };
        Announce(PersonsName);
    }

    public DataFolder Folder { get; }

    public SandboxAuthority Root { get; } = SharedRoot.Value;

    public SandboxAuthority Persons { get; } = SharedPersons.Value;

    public ServerOptions Options { get; }

    public X509Certificate2Collection Roots => [Root.Certificate];

    /// <summary>Writes the trust sets anew, with where the revocations of one authority are told.</summary>
    public void Announce(string authority, Uri? list = null, Uri? ocsp = null) => Announce((authority, list, ocsp));

    /// <summary>Writes them with where the revocations of several are told.</summary>
    public void Announce(params (string Authority, Uri? List, Uri? Ocsp)[] told)
    {
        File.WriteAllText(Options.TrustSetsFile!, JsonSerializer.Serialize(new
        {
            version = "1",
            source = "essais",
            ensembles = new[]
            {
                new { nom = "production", nature = "production", autorites = Rows(RootName, PersonsName, OrganizationsName) },
                new { nom = "test", nature = "test", autorites = Rows("TEST AC RACINE BAC A SABLE", "TEST AC PERSONNES BAC A SABLE") },
            },
        }));

        object[] Rows(params string[] names) => [.. names.Select(name => Row(name, told.FirstOrDefault(t => t.Authority == name)))];
    }

    // The reader of the file refuses nulls.
    private static Dictionary<string, object> Row(string name, (string Authority, Uri? List, Uri? Ocsp) told)
    {
        var row = new Dictionary<string, object> { ["nom"] = name };
        if (name.Contains("PERSONNES", StringComparison.Ordinal)) row["porteurs"] = "personnes";
        if (name.Contains("ORGANISATIONS", StringComparison.Ordinal)) row["porteurs"] = "organisations";
        if (told.List is { } list) row["liste"] = $"{list}";
        if (told.Ocsp is { } ocsp) row["ocsp"] = new { adresse = $"{ocsp}" };
        return row;
    }

    public void Install(string name, X509Certificate2 authority) =>
        File.WriteAllText(Folder.AuthorityCertificate(name), authority.ExportCertificatePem());

    public void WriteList(string name, SandboxAuthority issuer, params IEnumerable<X509Certificate2> revoked) =>
        File.WriteAllBytes(Folder.RevocationList(name), List(issuer, revoked));

    /// <summary>A list of the day: it says nothing of what comes after.</summary>
    public byte[] List(SandboxAuthority issuer, params IEnumerable<X509Certificate2> revoked) =>
        issuer.IssueRevocationList(revoked, _time.GetUtcNow(), TimeSpan.FromDays(1));

    /// <summary>The certificate of a doctor's card.</summary>
    public X509Certificate2 Card(SandboxAuthority? issuer = null) =>
        new CertificateForge((issuer ?? Persons).Certificate) { NotAfter = _time.GetUtcNow().AddYears(3) }.Make();

    public X509Certificate2 WriteServerCertificate(TimeSpan? life = null)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        var certificate = new CertificateForge(Root.Certificate)
        {
            Subject = SandboxSubject.OfServer("localhost"),
            ExtendedKeyUsages = [CertificateUsage.ServerAuth],
            NotAfter = _time.GetUtcNow() + (life ?? TimeSpan.FromDays(1000)),
            Extensions = [names.Build()],
        }.Make();
        PrivateFile.Write(Folder.ServerCertificate, certificate.Export(X509ContentType.Pkcs12));
        return certificate;
    }

    /// <summary>All that judges certificates, without a server; its folder is read once.</summary>
    public ServiceProvider Judges(params IEnumerable<ILoggerProvider> logs) => Judges(services => services, logs);

    /// <summary>The same beside other services.</summary>
    public ServiceProvider Judges(
        Func<IServiceCollection, IServiceCollection> add, params IEnumerable<ILoggerProvider> logs)
    {
        var collection = new ServiceCollection()
            .AddLogging(logging => logs.ToList().ForEach(log => logging.AddProvider(log)))
            .AddMetrics()
            .AddSingleton(_time)
            .AddSingleton(Options)
            .AddSingleton(Folder)
            .AddPki(TrustSets.Load(Options));
        var services = add(collection).BuildServiceProvider();
        services.GetRequiredService<TrustWatch>().Refresh();
        return services;
    }

    /// <summary>Why a card is refused; null when it is taken.</summary>
    public static async Task<Reason?> RefusalAsync(ServiceProvider judges, X509Certificate2 card)
    {
        try
        {
            await judges.GetRequiredService<CertificateVerifier>().DemandAuthenticationAsync(card, CancellationToken.None);
            return null;
        }
        catch (MonEspaceSanteException refusal)
        {
            return refusal.Reason;
        }
    }

    public Task<ServerHost> StartAsync(params IEnumerable<ILoggerProvider> logs) =>
        ServerHost.StartAsync(Options, logging => logs.ToList().ForEach(log => logging.AddProvider(log)), _time);

    public void Dispose() => _temporary.Dispose();
}
