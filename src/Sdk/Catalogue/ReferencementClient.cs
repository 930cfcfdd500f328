using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Catalogue.V1;

namespace MonEspaceSante.Catalogue;

/// <summary>What the operator does with the catalogue of applications. Anybody else is refused:
/// RESERVE_A_L_OPERATEUR.</summary>
public class ReferencementClient
{
    private readonly Wire.ReferencementService.ReferencementServiceClient _service = null!;
    private readonly ServerCalls _calls = null!;

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected ReferencementClient()
    {
    }

    internal ReferencementClient(Wire.ReferencementService.ReferencementServiceClient service, ServerCalls calls)
    {
        _service = service;
        _calls = calls;
    }

    /// <summary>References an application, or a new version of it.</summary>
    /// <param name="application">The application.</param>
    /// <param name="requestId">The id of the request. Null, the default, draws one for all the tries of this
    /// call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ContractViolationException">CRITERE_NON_REMPLI, VERSION_ANTERIEURE,
    /// APPLICATION_AUTRE_EDITEUR.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<ReferencedApplication> ReferenceAsync(
        ReferencedApplication application, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(application);
        var request = new Wire.ReferenceApplicationRequest
        {
            RequestId = RequestIds.Of(requestId),
            Application = application.ToWire(),
        };
        var referenced = await _calls.CallAsync(o => _service.ReferenceApplicationAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return referenced.ToModel();
    }

    /// <summary>Suspends an application, takes it back, or withdraws it for good.</summary>
    /// <param name="applicationId">Which.</param>
    /// <param name="status">Where it stands from now on.</param>
    /// <param name="reason">Why, for patients. Required unless <see cref="ApplicationStatus.Referencee"/>.</param>
    /// <param name="requestId">The id of the request. Null, the default, draws one for all the tries of this
    /// call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ContractViolationException">APPLICATION_INCONNUE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed: APPLICATION_RETIREE.</exception>
    public virtual async Task<ReferencedApplication> SetStatusAsync(
        string applicationId,
        ApplicationStatus status,
        string reason = "",
        Guid? requestId = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(applicationId);
        ArgumentNullException.ThrowIfNull(reason);
        var request = new Wire.SetApplicationStatusRequest
        {
            RequestId = RequestIds.Of(requestId),
            ApplicationId = applicationId,
            Status = (Wire.ApplicationStatus)status,
            Reason = reason,
        };
        var application = await _calls.CallAsync(o => _service.SetApplicationStatusAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return application.ToModel();
    }
}
