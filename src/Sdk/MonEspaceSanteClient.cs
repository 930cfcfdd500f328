using Grpc.Net.Client;
using MonEspaceSante.Agenda;
using MonEspaceSante.Annuaire;
using MonEspaceSante.Catalogue;
using MonEspaceSante.Compte;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Insi;
using MonEspaceSante.Messagerie;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Session;
using MonEspaceSante.Transport;

namespace MonEspaceSante;

/// <summary>Mon espace santé for one card in place. Safe for concurrent use: build one for as long as the card
/// stays.</summary>
/// <remarks>When the card leaves its reader the session ends and the connection closes at once. Calls under way, watches
/// included, and all that come later throw <see cref="CarteRefusedException"/>, CARTE_RETIREE: a card that comes back is
/// opened anew, and served by a new client.</remarks>
public class MonEspaceSanteClient : IAsyncDisposable, IDisposable
{
    private readonly GrpcChannel? _channel;
    private readonly SessionHolder? _session;
    private readonly CarteDeparture? _departure;
    private readonly SessionClient _sessionClient = null!;
    private readonly DmpClient _dmp = null!;
    private readonly DossierClient _dossiers = null!;
    private readonly InsClient _ins = null!;
    private readonly AnnuaireClient _annuaire = null!;
    private readonly AgendaClient _agenda = null!;
    private readonly OperateurClient _operateur = null!;
    private readonly ReferencementClient _referencement = null!;
    private readonly MessagerieClient _messagerie = null!;

    /// <summary>Builds a client. Nothing is sent until the first call.</summary>
    /// <param name="options">Where, with which card, for which software. Copied.</param>
    /// <exception cref="ArgumentException">An option is missing or out of its range; the message tells
    /// which.</exception>
    public MonEspaceSanteClient(MonEspaceSanteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = ClientSettings.From(options);
        _channel = CarteChannel.Open(settings);
        var sessions = new SessionService.SessionServiceClient(_channel);
        _session = new SessionHolder(new SessionCalls(sessions, settings), settings.Server.TimeProvider);
        var carte = new CarteInPlace(settings.Carte);
        _departure = new CarteDeparture(carte, _session, _channel);
        var calls = new CarteCalls(carte, _session, settings, new Resilience(settings.Server));
        _sessionClient = new SessionClient(sessions, _session, calls);
        var dmp = new DmpService.DmpServiceClient(_channel);
        _dmp = new DmpClient(dmp, calls, settings);
        _dossiers = new DossierClient(dmp, calls);
        _ins = new InsClient(new InsService.InsServiceClient(_channel), calls);
        _annuaire = new AnnuaireClient(new AnnuaireService.AnnuaireServiceClient(_channel), calls);
        _agenda = new AgendaClient(new AgendaService.AgendaServiceClient(_channel), calls);
        _operateur = new OperateurClient(new OperateurService.OperateurServiceClient(_channel), calls);
        _referencement = new ReferencementClient(
            new ReferencementService.ReferencementServiceClient(_channel), calls);
        _messagerie = new MessagerieClient(
            new MessagerieService.MessagerieServiceClient(_channel), calls, settings, _dmp);
    }

    /// <summary>For a double in tests, which overrides the properties.</summary>
    protected MonEspaceSanteClient()
    {
    }

    /// <summary>The documents of the shared medical record.</summary>
    public virtual DmpClient Dmp => _dmp;

    /// <summary>Dossiers, and who may read them.</summary>
    public virtual DossierClient Dossiers => _dossiers;

    /// <summary>The national identities of patients.</summary>
    public virtual InsClient Ins => _ins;

    /// <summary>The directory of professionals and mailboxes.</summary>
    public virtual AnnuaireClient Annuaire => _annuaire;

    /// <summary>The own agenda: appointments, slots, reminders.</summary>
    public virtual AgendaClient Agenda => _agenda;

    /// <summary>The accounts of insured persons, for their operator.</summary>
    public virtual OperateurClient Operateur => _operateur;

    /// <summary>The catalogue of applications, for its operator.</summary>
    public virtual ReferencementClient Referencement => _referencement;

    /// <summary>Messages with patients and between professionals.</summary>
    public virtual MessagerieClient Messagerie => _messagerie;

    /// <summary>Who acts.</summary>
    public virtual SessionClient Session => _sessionClient;

    /// <summary>Closes the session and the connection. The card stays open: it is its owner's.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_departure is not null)
                await _departure.DisposeAsync().ConfigureAwait(false);
            if (_session is not null)
                await _session.EndAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (MonEspaceSanteException)
        {
            // A session that cannot be closed now ends by itself: whoever disposes can do nothing more about it.
        }
        finally
        {
            Dispose();
            GC.SuppressFinalize(this);
        }
    }

    /// <summary>Closes the connection. The session ends by itself; <see cref="DisposeAsync"/> ends it at
    /// once.</summary>
    public void Dispose()
    {
        _departure?.Dispose();
        _session?.Dispose();
        _channel?.Dispose();
        GC.SuppressFinalize(this);
    }
}
