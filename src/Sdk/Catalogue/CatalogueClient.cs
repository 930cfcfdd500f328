using MonEspaceSante.Compte;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Catalogue.V1;

namespace MonEspaceSante.Catalogue;

/// <summary>What a person does with the catalogue of applications, signed in with <see cref="CompteClient.SignInAsync"/>. Safe
/// for concurrent use.</summary>
public class CatalogueClient
{
    private readonly Wire.CatalogueService.CatalogueServiceClient _service = null!;
    private readonly ServerCalls _calls = null!;

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected CatalogueClient()
    {
    }

    internal CatalogueClient(Wire.CatalogueService.CatalogueServiceClient service, ServerCalls calls)
    {
        _service = service;
        _calls = calls;
    }

    /// <summary>Lists the applications that are referenced, by name.</summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual ResultPages<ReferencedApplication> ListApplications(CancellationToken cancellationToken = default) =>
        _calls.List(
            (token, size) => new Wire.ListApplicationsRequest { PageToken = token, PageSize = size },
            _service.ListApplicationsAsync,
            page => new ResultPage<ReferencedApplication>(
                [.. page.Applications.Select(found => found.ToModel())], page.NextPageToken.NullIfEmpty()),
            cancellationToken);

    /// <summary>Reads an application, suspended and withdrawn ones too.</summary>
    /// <param name="applicationId">Which.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ContractViolationException">APPLICATION_INCONNUE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<ReferencedApplication> GetApplicationAsync(
        string applicationId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(applicationId);
        var request = new Wire.GetApplicationRequest { ApplicationId = applicationId };
        var found = await _calls.CallAsync(o => _service.GetApplicationAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return found.ToModel();
    }

    /// <summary>Lets an application in. What the same application was let do before ends.</summary>
    /// <param name="patient">The person, or a minor whom the person represents.</param>
    /// <param name="applicationId">Which application.</param>
    /// <param name="scopes">What it may do. Nothing is preset.</param>
    /// <param name="purposes">What for.</param>
    /// <param name="consentText">The words that the person accepted.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The grant, and the code that the person gives the application.</returns>
    /// <exception cref="ContractViolationException">APPLICATION_INCONNUE, PORTEE_NON_PREVUE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed: APPLICATION_SUSPENDUE,
    /// APPLICATION_RETIREE, COMPTE_NON_ACTIF.</exception>
    public virtual async Task<AccessGiven> GrantAsync(
        Ins patient,
        string applicationId,
        IEnumerable<GrantScope> scopes,
        IEnumerable<GrantPurpose> purposes,
        string consentText,
        Guid? requestId = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(patient);
        ArgumentException.ThrowIfNullOrEmpty(applicationId);
        ArgumentNullException.ThrowIfNull(consentText);
        var request = new Wire.GrantAccessRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToWire(),
            ApplicationId = applicationId,
            Scopes = { scopes.Select(scope => (Wire.GrantScope)scope) },
            Purposes = { purposes.Select(purpose => (Wire.GrantPurpose)purpose) },
            ConsentText = consentText,
        };
        var given = await _calls.CallAsync(o => _service.GrantAccessAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return new AccessGiven(given.Grant.ToModel(), given.PairingCode);
    }

    /// <summary>Takes a grant back: whatever the application has under way ends.</summary>
    /// <param name="patient">Whose grant.</param>
    /// <param name="grantId">Which.</param>
    /// <param name="requestId">The id of the request. Null, the default, draws one for all the tries of this
    /// call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ContractViolationException">CONSENTEMENT_INCONNU.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<ApplicationGrant> RevokeAsync(
        Ins patient, Guid grantId, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(patient);
        var request = new Wire.RevokeAccessRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToWire(),
            GrantId = grantId.ToString("D"),
        };
        var revoked = await _calls.CallAsync(o => _service.RevokeAccessAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return revoked.ToModel();
    }

    /// <summary>Lists the grants of a person, those that ended included, latest first.</summary>
    /// <param name="patient">The person, or a minor whom the person represents.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual ResultPages<ApplicationGrant> ListGrants(Ins patient, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(patient);
        return _calls.List(
            (token, size) => new Wire.ListGrantsRequest { Patient = patient.ToWire(), PageToken = token, PageSize = size },
            _service.ListGrantsAsync,
            page => new ResultPage<ApplicationGrant>(
                [.. page.Grants.Select(grant => grant.ToModel())], page.NextPageToken.NullIfEmpty()),
            cancellationToken);
    }
}
