using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.Server;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Sandbox.OpenId;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>
/// A sandbox in this process: a real server over mutual TLS on the loopback interface, with its test cards and the
/// published fictitious patients.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly ServerHost _host;
    private readonly SandboxOptions _options;
    private readonly DataFolder _folder;
    private readonly bool _isTemporary;

    private SandboxServer(ServerHost host, SandboxOptions options, string dataFolder, bool isTemporary)
    {
        _host = host;
        _options = options;
        _folder = new DataFolder(dataFolder);
        _isTemporary = isTemporary;
        DataFolder = dataFolder;
        Url = host.Url;
        TrustedRoots = SandboxFiles.TrustedRoots(dataFolder);
        ProSanteConnect = new SandboxProSanteConnect(
            host.Services.GetRequiredService<StubIssuer>().Url,
            host.Services.GetRequiredService<IssuerScript>(),
            TrustedRoots);
    }

    /// <summary>Where the server listens, such as <c>https://localhost:5443</c>.</summary>
    public Uri Url { get; }

    /// <summary>Where the sandbox keeps everything.</summary>
    public string DataFolder { get; }

    /// <summary>What a client has to trust.</summary>
    public X509Certificate2Collection TrustedRoots { get; }

    /// <summary>The sandbox's own Pro Santé Connect.</summary>
    public SandboxProSanteConnect ProSanteConnect { get; }

    /// <summary>The professional in whose name the sandbox's structures act: the holder of card <c>medecin</c>.</summary>
    public static Professional Responsable { get; } =
        new("899700296140", new PersonName("LEFORT", "CAMILLE"), "10", "SM26");

    /// <summary>The password of every fictitious patient.</summary>
    public static string PatientPassword => SandboxAccess.Published.MotDePasse;

    /// <summary>Where the holder of a card acts: its first activity, or the practice of <see cref="Responsable"/> for a
    /// card that tells none (CPF, replacement).</summary>
    /// <param name="carte">The card.</param>
    public static Activite ActiviteOf(ICarteCps carte)
    {
        ArgumentNullException.ThrowIfNull(carte);
        return carte.Activites is [var first, ..]
            ? first
            : new Activite(new Structure("499700296140001", "CABINET DU DR LEFORT"), "SA07");
    }

    internal ServerHost Host => _host;

    /// <summary>Starts a sandbox; it takes calls when the task completes.</summary>
    /// <param name="options">How. Null for all defaults.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="DataFolderInUseException">Another server uses the data folder.</exception>
    public static async Task<SandboxServer> StartAsync(
        SandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SandboxOptions();
        if (options.DataFolder is { } kept)
            return new SandboxServer(await HostAsync(kept, options, cancellationToken), options, kept, isTemporary: false);
        var folder = Directory.CreateTempSubdirectory("monespacesante-").FullName;
        try
        {
            SharedPki.CopyTo(folder);
            return new SandboxServer(await HostAsync(folder, options, cancellationToken), options, folder, isTemporary: true);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Opens one of the sandbox's cards.</summary>
    /// <param name="name">Such as <c>medecin</c>, <c>pharmacien</c>, <c>opticien</c>, <c>infirmier</c>,
    /// <c>audioprothesiste</c>, <c>secretaire</c>, <c>structure</c>: <see cref="SandboxFiles.Cartes"/> lists them.</param>
    public ICarteCps OpenCarte(string name) => Pkcs12Carte.Open(_folder.CardFile(name), SandboxFiles.Pin);

    /// <summary>Makes a card of the sandbox's authorities for a person, and opens it.</summary>
    /// <param name="porteur">The holder; <see cref="CarteDefinition.IdNat"/> is what documents know the author by.</param>
    /// <remarks>The cards made in one process take turns with a few key pairs.</remarks>
    public ICarteCps IssueCarte(CarteDefinition porteur)
    {
        ArgumentNullException.ThrowIfNull(porteur);
        var name = $"{Guid.NewGuid():N}";
        SandboxPki.Open(_folder, _options.TimeProvider, []).Issue(porteur.ToCarte(name), SharedKeys.Next(), SharedKeys.Next());
        return OpenCarte(name);
    }

    /// <summary>Options of a client that calls this sandbox with a card.</summary>
    /// <param name="carte">The card. It stays its owner's to dispose.</param>
    public MonEspaceSanteOptions ClientOptions(ICarteCps carte) => new()
    {
        Server = Url,
        Carte = carte,
        Activite = carte.Activites.Count == 0 ? ActiviteOf(carte) : null,
        TrustedRoots = TrustedRoots,
        Software = new Software("MonEspaceSante.Sdk.Testing", "1.0"),
        Professional = carte.Porteur.Professional is null ? Responsable : null,
    };

    /// <summary>Options of a client of an insured person, on this sandbox.</summary>
    public PersonneOptions PersonneOptions() => new()
    {
        Server = Url,
        TrustedRoots = TrustedRoots,
        TimeProvider = _options.TimeProvider,
    };

    /// <summary>The six digits of the patients' second factor at this moment. They serve once for each patient, for 30
    /// seconds.</summary>
    public string PatientTotp() =>
        Totp.DigitsAt(Totp.FromBase32(SandboxAccess.Published.Totp), _options.TimeProvider.GetUtcNow());

    /// <summary>Signs a fictitious patient in.</summary>
    /// <param name="client">The client of the person.</param>
    /// <param name="patient">A patient whose account is active, and who is of age.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSante.Errors.MonEspaceSanteException">The person has no account that signs in, or signed in
    /// less than 30 seconds ago.</exception>
    public Task SignInAsync(PersonneClient client, Ins patient, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.Compte.SignInAsync(patient, PatientPassword, PatientTotp(), cancellationToken);
    }

    private static Task<ServerHost> HostAsync(
        string folder, SandboxOptions options, CancellationToken cancellationToken) => ServerHost.StartAsync(
            new ServerOptions
            {
                DataFolder = folder,
                Port = options.Port,
                Postgres = options.Postgres,
                MaxDocumentBytes = options.MaxDocumentBytes,
                ParametersFile = options.ParametersFile,
                Insi = options.Insi,
                DeploymentFile = options.DeploymentFile,
            },
            options.ConfigureLogging,
            options.TimeProvider,
            cancellationToken);

    /// <summary>Stops the server, and removes its data folder if it is temporary.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (_isTemporary) Directory.Delete(DataFolder, recursive: true);
    }
}
