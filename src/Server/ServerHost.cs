using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Agenda;
using MonEspaceSante.Server.Annuaire;
using MonEspaceSante.Server.Catalogue;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Compte.Operateur;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Errors;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Health;
using MonEspaceSante.Server.Insi;
using MonEspaceSante.Server.Messagerie;
using MonEspaceSante.Server.Parameters;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.ProSanteConnect;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Sandbox.OpenId;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server;

/// <summary>A server that runs in this process, on the loopback interface.</summary>
public sealed class ServerHost : IAsyncDisposable
{
    private const int LargestMessage = 2 * 1024 * 1024;

    private readonly WebApplication _application;
    private readonly DataFolder _folder;
    private readonly FileStream _lock;

    private ServerHost(WebApplication application, DataFolder folder, FileStream folderLock)
    {
        _application = application;
        _folder = folder;
        _lock = folderLock;
    }

    /// <summary>Where the server listens.</summary>
    public Uri Url
    {
        get
        {
            var addresses = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
            return new UriBuilder(addresses.Addresses.First()) { Host = "localhost" }.Uri;
        }
    }

    internal IServiceProvider Services => _application.Services;

    /// <summary>Starts a server; it takes calls when the task completes. The first start fills the data folder.</summary>
    /// <param name="options">What the operator set.</param>
    /// <param name="configureLogging">Where the log goes.</param>
    /// <param name="time">The clock. Null takes the system's.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="DataFolderInUseException">Another server uses the data folder.</exception>
    /// <exception cref="ParametersFileException">The parameters file cannot be read, or is invalid.</exception>
    /// <exception cref="StoreMismatchException">The data folder and the database do not belong together.</exception>
    /// <exception cref="OperatorFileException">A file that the operator gave has a fault.</exception>
    public static async Task<ServerHost> StartAsync(
        ServerOptions options,
        Action<ILoggingBuilder> configureLogging,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default)
    {
        var folder = new DataFolder(options.DataFolder);
        folder.Create();
        var folderLock = folder.Lock();
        WebApplication? application = null;
        try
        {
            var trust = TrustSets.Load(options);
            PreparePki(trust, folder, time ?? TimeProvider.System);
            application = Build(options, trust, folder, configureLogging, time ?? TimeProvider.System);
            // Made now, so that a wrong file stops the start and not the first call that needs it.
            application.Services.GetRequiredService<ParametersFile>();
            application.Services.GetRequiredService<IInsRegistry>();
            application.Services.GetRequiredService<ServerCertificate>();
            await PrepareStoreAsync(application.Services, cancellationToken);
            await application.StartAsync(cancellationToken);
            var host = new ServerHost(application, folder, folderLock);
            if (host.Services.GetService<StubIssuer>() is { } stub)
                await File.WriteAllTextAsync(folder.IssuerAddressFile, $"{stub.Url}", cancellationToken);
            await File.WriteAllTextAsync(folder.AddressFile, $"{host.Url}", cancellationToken);
            return host;
        }
        catch
        {
            if (application is not null) await application.DisposeAsync();
            await folderLock.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes when the server was asked to stop, by the console or by the system.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) =>
        _application.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        File.Delete(_folder.AddressFile);
        File.Delete(_folder.IssuerAddressFile);
        await _lock.DisposeAsync();
    }

    // A sandbox makes its PKI; another server is given its own by the operator.
    private static void PreparePki(TrustSets trust, DataFolder folder, TimeProvider time)
    {
        if (trust.Nature == TrustNature.Sandbox) SandboxPki.Open(folder, time, SandboxData.Cartes());
        else folder.CreatePkiFolders();
    }

    private static WebApplication Build(
        ServerOptions options,
        TrustSets trust,
        DataFolder folder,
        Action<ILoggingBuilder> configureLogging,
        TimeProvider time)
    {
        // The settings are in the options: no file is watched for others, of which a machine allows few watches.
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        configureLogging(builder.Logging);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options));
        builder.Services
            .AddSingleton(options)
            .AddSingleton(time)
            .AddStorage(options, folder)
            .AddPki(trust)
            .AddSessionLps()
            .AddProSanteConnect(options, folder, isSandbox: trust.Nature == TrustNature.Sandbox)
            .AddHabilitation(options)
            .AddSingleton<ParametersFile>()
            .AddAccessTraces()
            .AddDmp()
            .AddCompte(options)
            .AddCatalogue()
            .AddAnnuaire()
            .AddMessagerie(options)
            .AddAgenda(options)
            .AddInsi(options, trust)
            .AddSingleton<SandboxAnnuaire>()
            .AddSingleton<SandboxApplications>()
            .AddSingleton<SandboxComptes>()
            .AddSingleton<SandboxData>()
            .AddGrpc(grpc =>
            {
                grpc.MaxReceiveMessageSize = LargestMessage;
                grpc.Interceptors.Add<RefusalInterceptor>();
                grpc.Interceptors.Add<AccessInterceptor>();
                grpc.Interceptors.Add<ScenarioInterceptor>();
            });

        var application = builder.Build();
        application.MapGrpcService<SessionLpsService>();
        application.MapGrpcService<DmpGrpcService>();
        application.MapGrpcService<InsGrpcService>();
        application.MapGrpcService<AnnuaireGrpcService>();
        application.MapGrpcService<CompteGrpcService>();
        application.MapGrpcService<OperateurGrpcService>();
        application.MapGrpcService<CatalogueGrpcService>();
        application.MapGrpcService<ReferencementGrpcService>();
        application.MapGrpcService<ApplicationGrpcService>();
        application.MapGrpcService<MessagerieGrpcService>();
        application.MapGrpcService<MessageriePatientGrpcService>();
        application.MapGrpcService<AgendaGrpcService>();
        application.MapGrpcService<AgendaPatientGrpcService>();
        application.MapGrpcService<HealthService>();
        return application;
    }

    private static void Listen(KestrelServerOptions kestrel, ServerOptions options)
    {
        // The size of a document is the Dmp's to judge, with a reason; a submission streams without a total.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.AddServerHeader = false;
        // Each connection costs the client an operation of its card: it may stay idle for as long as its session.
        kestrel.Limits.KeepAliveTimeout = SessionLps.LongestIdleness;
        kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromMinutes(1);
        // The card may wait for its holder to type a code between the last byte of a document and the signature.
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1, gracePeriod: TimeSpan.FromMinutes(2));
        var certificate = kestrel.ApplicationServices.GetRequiredService<ServerCertificate>();
        kestrel.Listen(IPAddress.Loopback, options.Port, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http2;
            endpoint.UseHttps(https => Authenticate(https, certificate));
        });
    }

    // The handshake proves that the client holds the key; what the certificate is worth is judged at each call, so that
    // every refusal can tell its reason. Nothing is fetched from addresses that an unverified certificate names.
    internal static void Authenticate(HttpsConnectionAdapterOptions https, ServerCertificate certificate)
    {
        https.ServerCertificate = certificate.Current.TargetCertificate;
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.ClientCertificateValidation = (_, _, _) => true;
        https.OnAuthenticate = (_, ssl) =>
        {
            ssl.ServerCertificateContext = certificate.Current;
            // A resumed connection would open without the card, whatever client resumes it.
            ssl.AllowTlsResume = false;
            ssl.CertificateChainPolicy = new X509ChainPolicy
            {
                DisableCertificateDownloads = true,
                RevocationMode = X509RevocationMode.NoCheck,
            };
        };
    }

    private static async Task PrepareStoreAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
        await services.GetRequiredService<StoreIdentity>().DemandSameAsync(cancellationToken);
        // The keys come first: they open only with the key ring that sealed them.
        await services.GetRequiredService<TokenKeys>().LoadAsync(cancellationToken);
        // Fictitious patients have no place beside real ones.
        if (services.GetRequiredService<TrustSets>().Nature != TrustNature.Production)
        {
            await services.GetRequiredService<SandboxData>().SeedAsync(cancellationToken);
            await services.GetRequiredService<SandboxApplications>().SeedAsync(cancellationToken);
            await services.GetRequiredService<SandboxAnnuaire>().SeedAsync(cancellationToken);
        }

        // Whoever holds the folder's lock is alone on its contents, whatever the database, but for an import: the sweep then
        // waits for the next start.
        await using var importLock = services.GetRequiredService<DataFolder>().TryLockImport();
        if (importLock is not null) await services.GetRequiredService<OrphanSweep>().RunAsync(cancellationToken);
    }
}
