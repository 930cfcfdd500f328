using MonEspaceSante.Agenda;
using MonEspaceSante.Annuaire;
using MonEspaceSante.Catalogue;
using MonEspaceSante.Compte;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Sandbox;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Messagerie;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Session;

namespace MonEspaceSante.LogicielMetier;

/// <summary>A card in place, and the server that it opens.</summary>
internal sealed class Connection : IAsyncDisposable
{
    public static readonly Software Software = new("LogicielMetier", "0.1.0");

    private readonly MonEspaceSanteClient _client;
    private readonly SignedIn? _signedIn;

    private Connection(MonEspaceSanteClient client, ICarteCps carte, SignedIn? signedIn)
    {
        _client = client;
        _signedIn = signedIn;
        Carte = carte;
    }

    public ICarteCps Carte { get; }

    public DmpClient Dmp => _client.Dmp;

    public DossierClient Dossiers => _client.Dossiers;

    public InsClient Ins => _client.Ins;

    public AnnuaireClient Annuaire => _client.Annuaire;

    public MessagerieClient Messagerie => _client.Messagerie;

    public AgendaClient Agenda => _client.Agenda;

    public OperateurClient Operateur => _client.Operateur;

    public ReferencementClient Referencement => _client.Referencement;

    /// <summary>Opens the card, once it is known that a server answers.</summary>
    public static async Task<Connection> OpenAsync(Settings settings, CancellationToken cancellationToken)
    {
        var folder = SandboxFolder.Open(settings);
        var carte = await folder.OpenCarteAsync(settings, cancellationToken);
        SignedIn? signedIn = null;
        try
        {
            if (!await Reachability.IsListeningAsync(settings.Server, cancellationToken))
                throw LocalRefusal.NoServer(settings);
            signedIn = await SignedIn.OpenAsync(settings, folder, carte, cancellationToken);
            var options = Options(settings, folder, carte, signedIn);
            return new Connection(new MonEspaceSanteClient(options), carte, signedIn);
        }
        catch
        {
            if (signedIn is not null) await signedIn.DisposeAsync();
            carte.Dispose();
            throw;
        }
    }

    /// <summary>Opens what the user chose to act under, for one patient: once for all the calls of a command. An exceptional
    /// authority is said to the user. EX_0.2-1050.</summary>
    public async Task<Authority> AuthorityAsync(
        Ins patient, AccessChoice access, Output output, CancellationToken cancellationToken)
    {
        var authority = await AuthorityAsync(patient, access, cancellationToken);
        foreach (var exception in access.Exceptions) output.Remind(exception);
        return authority;
    }

    /// <summary>Opens the session now rather than with the first call.</summary>
    public Task<SessionLps> OpenSessionAsync(CancellationToken cancellationToken) =>
        _client.Session.GetSessionAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        if (_signedIn is not null) await _signedIn.DisposeAsync();
        Carte.Dispose();
    }

    private async Task<Authority> AuthorityAsync(
        Ins patient, AccessChoice access, CancellationToken cancellationToken)
    {
        if (!access.NeedsPatient) return new Authority(Dmp, Dossiers);
        var context = access.BrisDeGlace is { } reason
            ? await _client.Session.OpenBrisDeGlaceAsync(patient, reason, access.IsSecret, cancellationToken)
            : await _client.Session.OpenConnexionSecreteAsync(patient, cancellationToken);
        return new Authority(Dmp.In(context), Dossiers.In(context));
    }

    private static MonEspaceSanteOptions Options(
        Settings settings, SandboxFolder folder, ICarteCps carte, SignedIn? signedIn)
    {
        var isStructure = carte.Porteur.Type == TypeCarte.Organisation;
        return new MonEspaceSanteOptions
        {
            Server = settings.Server,
            TrustedRoots = folder.TrustedRoots,
            Carte = carte,
            Activite = signedIn is null ? ActiviteChoice.Of(carte, settings) : null,
            ProSanteConnect = signedIn?.Session,
            Professional = isStructure && signedIn is null ? SandboxServer.Responsable : null,
            AuthenticationMode = isStructure ? settings.Access.StructureMode : null,
            AccessMode = settings.Access.Mode,
            Software = Software,
        };
    }
}
