using Grpc.Net.Client;
using MonEspaceSante.Errors;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Catalogue.V1;

namespace MonEspaceSante.Catalogue;

/// <summary>Mon espace santé for an application that the catalogue references. Safe for concurrent use: build one for as long
/// as the application runs.</summary>
public class ApplicationClient : IDisposable
{
    private readonly ServerSettings _settings = null!;
    private readonly Resilience _resilience = null!;
    private readonly GrpcChannel? _channel;
    private readonly Wire.ApplicationService.ApplicationServiceClient _service = null!;

    /// <summary>Builds a client. Nothing is sent until the first call.</summary>
    /// <param name="options">Where, with which certificate. Copied.</param>
    /// <exception cref="ArgumentException">An option is missing or out of its range; the message tells
    /// which.</exception>
    public ApplicationClient(ApplicationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _settings = ServerSettings.From(
            options.Server,
            options.TrustedRoots,
            options.CallDeadline,
            options.TransferDeadline,
            options.MaxAttempts,
            options.TimeProvider);
        if (options.Certificate is not { HasPrivateKey: true } certificate)
            throw Option.Invalid("Must have its key", nameof(options.Certificate));
        _resilience = new Resilience(_settings);
        _channel = ServerChannel.Open(
            _settings,
            ServerTrust.Options(_settings.Address, certificate, options.Chain, _settings.TrustedRoots));
        _service = new Wire.ApplicationService.ApplicationServiceClient(_channel);
    }

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected ApplicationClient()
    {
    }

    /// <summary>Exchanges the code that a patient gives the application, once and within ten minutes, for what opens the
    /// grant.</summary>
    /// <param name="applicationId">Which application of the catalogue.</param>
    /// <param name="pairingCode">The code, as the patient typed it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="HabilitationDeniedException">APPAIRAGE_INVALIDE, APPLICATION_RETIREE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed. It is not tried again: a code serves once,
    /// and the patient draws another when the answer was lost.</exception>
    public virtual async Task<PairedGrant> PairAsync(
        string applicationId, string pairingCode, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(applicationId);
        ArgumentException.ThrowIfNullOrEmpty(pairingCode);
        var request = new Wire.PairApplicationRequest { ApplicationId = applicationId, PairingCode = pairingCode };
        var options = Bearer.Options(null, _settings.CallDeadline, cancellationToken);
        var paired = await _service.PairApplicationAsync(request, options).AnswerAsync(cancellationToken)
            .ConfigureAwait(false);
        var grant = paired.Grant.ToModel();
        return new PairedGrant(new GrantKey(grant.GrantId, paired.GrantSecret), grant);
    }

    /// <summary>What the application does for one patient. Nothing is sent until the first call; the connection is
    /// shared.</summary>
    /// <param name="key">What opens the grant, from <see cref="PairAsync"/>.</param>
    public virtual GrantedClient For(GrantKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var tokens = new TokenHolder(new GrantSession(_service, key, _settings), _settings.TimeProvider);
        return new GrantedClient(_service, new ServerCalls(tokens, _settings, _resilience));
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose()
    {
        _channel?.Dispose();
        GC.SuppressFinalize(this);
    }
}
