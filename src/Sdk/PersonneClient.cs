using Grpc.Net.Client;
using MonEspaceSante.Agenda;
using MonEspaceSante.Catalogue;
using MonEspaceSante.Compte;
using MonEspaceSante.Messagerie;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Transport;

namespace MonEspaceSante;

/// <summary>Mon espace santé for one insured person, who has no card that a connection could use: the person signs in with a
/// password and a second factor. Safe for concurrent use.</summary>
public class PersonneClient : IDisposable
{
    private readonly GrpcChannel? _channel;
    private readonly CompteClient _compte = null!;
    private readonly CatalogueClient _catalogue = null!;
    private readonly EspaceClient _espace = null!;
    private readonly MessageriePatientClient _messagerie = null!;
    private readonly AgendaPatientClient _agenda = null!;

    /// <summary>Builds a client. Nothing is sent until the first call.</summary>
    /// <param name="options">Where. Copied.</param>
    /// <exception cref="ArgumentException">An option is missing or out of its range; the message tells
    /// which.</exception>
    public PersonneClient(PersonneOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = ServerSettings.From(
            options.Server,
            options.TrustedRoots,
            options.CallDeadline,
            options.TransferDeadline,
            options.MaxAttempts,
            options.TimeProvider);
        _channel = ServerChannel.Open(settings, ServerTrust.Verification(settings.Address, settings.TrustedRoots));
        var service = new CompteService.CompteServiceClient(_channel);
        var session = new PersonSession(service, settings);
        var calls = new ServerCalls(
            new TokenHolder(session, settings.TimeProvider), settings, new Resilience(settings));
        _compte = new CompteClient(service, calls, session);
        _catalogue = new CatalogueClient(new CatalogueService.CatalogueServiceClient(_channel), calls);
        _espace = new EspaceClient(service, calls);
        _messagerie = new MessageriePatientClient(
            new MessageriePatientService.MessageriePatientServiceClient(_channel), calls);
        _agenda = new AgendaPatientClient(new AgendaPatientService.AgendaPatientServiceClient(_channel), calls);
    }

    /// <summary>For a double in tests, which overrides the properties.</summary>
    protected PersonneClient()
    {
    }

    /// <summary>The account of the person, and those of the minors whom the person represents.</summary>
    public virtual CompteClient Compte => _compte;

    /// <summary>The applications that the person lets in.</summary>
    public virtual CatalogueClient Catalogue => _catalogue;

    /// <summary>What the person does in the dossier: professionals, documents, medical profile, traces,
    /// notifications.</summary>
    public virtual EspaceClient Espace => _espace;

    /// <summary>The messages of the person.</summary>
    public virtual MessageriePatientClient Messagerie => _messagerie;

    /// <summary>The agenda of the person, and those of the minors whom the person represents.</summary>
    public virtual AgendaPatientClient Agenda => _agenda;

    /// <summary>Closes the connection. The session ends by itself; <see cref="CompteClient.SignOutAsync"/> ends it at
    /// once.</summary>
    public void Dispose()
    {
        _channel?.Dispose();
        GC.SuppressFinalize(this);
    }
}
