using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Session;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>Dossiers, and who may read them. Safe for concurrent use.</summary>
/// <remarks>Every method opens the session with the card when there is none, renews it, and tries again while the
/// reason may pass. A patient who has only a waiting number (NIA) is refused with INS_NIA_REFUSE before the card or the
/// server is asked for anything.</remarks>
public class DossierClient
{
    private readonly Wire.DmpService.DmpServiceClient _service = null!;
    private readonly CarteCalls _calls = null!;

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected DossierClient()
    {
    }

    internal DossierClient(Wire.DmpService.DmpServiceClient service, CarteCalls calls)
    {
        _service = service;
        _calls = calls;
    }

    /// <summary>The same client under an exceptional authority, for the patient that it was opened for. It shares the
    /// session and the connection.</summary>
    /// <param name="context">From <see cref="SessionClient.OpenBrisDeGlaceAsync"/> or
    /// <see cref="SessionClient.OpenConnexionSecreteAsync"/>.</param>
    /// <returns>A client whose calls throw <see cref="SessionEndedException"/>, CONTEXTE_INCONNU, once the session that the
    /// authority was opened in has ended: it is then to be asked for again, by the user.</returns>
    public virtual DossierClient In(AccessContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new DossierClient(_service, _calls.In(context));
    }

    /// <summary>Opens a patient's file: existence, authorisation, what the caller may do, and on request what is new, in
    /// one call.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="options">What to ask for beside. Null for nothing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The context. A dossier that is closed or was never opened is told by its state, not refused.</returns>
    /// <exception cref="HabilitationDeniedException">Counts were asked for, and the patient has not let the caller read:
    /// AUTORISATION_ABSENTE, AUTORISATION_EXPIREE, ACCES_BLOQUE.</exception>
    /// <exception cref="InsRefusedException">The identity is not one that this server takes.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>TD0.2.</remarks>
    public virtual async Task<PatientContext> OpenAsync(
        Ins patient, OpenOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new OpenOptions();
        var request = new Wire.OpenPatientContextRequest
        {
            Patient = patient.ToPatient(),
            IncludeTraits = options.IncludeTraits,
            IncludeCounts = options.IncludeCounts,
            LocalTraits = options.LocalTraits?.ToWire(),
        };
        var answer = await _calls.CallAsync(o => _service.OpenPatientContextAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToContext();
    }

    /// <summary>Tells whether the patient has a dossier, in which state, and whether the patient lets the caller read
    /// it.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="includeTraits">Whether the traits come in the answer. They are hidden from the user by default
    /// (EX_0.2-1020).</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InsRefusedException">The identity is not one that this server takes.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>TD0.2.</remarks>
    public virtual async Task<Dossier> CheckAsync(
        Ins patient, bool includeTraits = false, CancellationToken cancellationToken = default)
    {
        var request = new Wire.CheckDossierRequest { Patient = patient.ToPatient(), IncludeTraits = includeTraits };
        var answer = await _calls.CallAsync(o => _service.CheckDossierAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToDossier();
    }

    /// <summary>Lists the dossiers that the caller may read, or for a secretary those of the structure, latest date
    /// first.</summary>
    /// <param name="since">From when.</param>
    /// <param name="date">By which date.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The dossiers, fetched while they are enumerated, or as pages. Refusals come then.</returns>
    /// <remarks>TD0.4.</remarks>
    public virtual ResultPages<ListedDossier> ListAsync(
        DateTimeOffset since,
        DossierDate date = DossierDate.LastAuthorization,
        CancellationToken cancellationToken = default) =>
        _calls.List(
            (token, size) => new Wire.ListDossiersRequest
            {
                Since = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(since),
                Date = date == DossierDate.LastDocument
                    ? Wire.DossierDate.LastDocument
                    : Wire.DossierDate.Unspecified,
                PageToken = token,
                PageSize = size,
            },
            _service.ListDossiersAsync,
            WireDossier.ToPage,
            cancellationToken);

    /// <summary>Gives the caller, or the care team, the patient's authorisation to read; renews one that stands.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="consent">What the patient was shown, and answered. Never preset it.</param>
    /// <param name="options">For whom, in which part, a request id to repeat. Null for the caller.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What now stands.</returns>
    /// <exception cref="HabilitationDeniedException">CONSENTEMENT_ABSENT when the patient did not agree; ACCES_BLOQUE when
    /// the patient has blocked the caller; DROIT_INSUFFISANT.</exception>
    /// <exception cref="DossierUnavailableException">The patient has no dossier, or it is closed.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>TD0.3.</remarks>
    public virtual async Task<Authorization> AuthorizeAsync(
        Ins patient, Consent consent, AuthorizeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consent);
        options ??= new AuthorizeOptions();
        var request = new Wire.SetAuthorizationRequest
        {
            Patient = patient.ToPatient(),
            Action = Wire.AuthorizationAction.Ajout,
            Role = options.AsMedecinTraitant
                ? Wire.AuthorizationRole.MedecinTraitant
                : Wire.AuthorizationRole.Unspecified,
            Holder = options.Holder.ToWire(),
            Consent = new() { Text = consent.Text, Given = consent.IsGiven },
            RequestId = RequestIds.Of(options.RequestId),
        };
        return await SetAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Withdraws the caller's authorisation, or the care team's, at once. The other one stays.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="holder">Whose. By default, that of the professional who acts.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What now stands.</returns>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>TD0.3.</remarks>
    public virtual Task<Authorization> WithdrawAsync(
        Ins patient,
        AuthorizationHolder holder = AuthorizationHolder.Professional,
        Guid? requestId = null,
        CancellationToken cancellationToken = default) =>
        SetAsync(
            new()
            {
                Patient = patient.ToPatient(),
                Action = Wire.AuthorizationAction.Suppression,
                Holder = holder.ToWire(),
                RequestId = RequestIds.Of(requestId),
            },
            cancellationToken);

    /// <summary>Gives up the part of médecin traitant, and keeps the authorisation.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What now stands.</returns>
    /// <exception cref="HabilitationDeniedException">DROIT_INSUFFISANT when the caller is not the patient's médecin
    /// traitant.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>TD0.3c.</remarks>
    public virtual Task<Authorization> DropMedecinTraitantAsync(
        Ins patient, Guid? requestId = null, CancellationToken cancellationToken = default) =>
        SetAsync(
            new()
            {
                Patient = patient.ToPatient(),
                Action = Wire.AuthorizationAction.Suppression,
                Role = Wire.AuthorizationRole.MedecinTraitant,
                RequestId = RequestIds.Of(requestId),
            },
            cancellationToken);

    /// <summary>Lists who may read a dossier and who is blocked, latest action first.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The authorisations, fetched while they are enumerated, or as pages. Refusals come then.</returns>
    /// <remarks>TD1.6.</remarks>
    public virtual ResultPages<Authorization> ListAuthorizationsAsync(
        Ins patient, AuthorizationFilter filter = AuthorizationFilter.All, CancellationToken cancellationToken = default) =>
        _calls.List(
            (token, size) => new Wire.ListAuthorizationsRequest
            {
                Patient = patient.ToPatient(),
                Filter = filter.ToWire(),
                PageToken = token,
                PageSize = size,
            },
            _service.ListAuthorizationsAsync,
            WireAuthorization.ToPage,
            cancellationToken);

    /// <summary>Lists who had access to a dossier, latest first: to the médecin traitant all accesses, to others their
    /// own.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The accesses, fetched while they are enumerated, or as pages. Refusals come then: PAGE_INVALIDE for a
    /// page of another list.</returns>
    public virtual ResultPages<AccessTrace> ListAccessTracesAsync(
        Ins patient, CancellationToken cancellationToken = default) =>
        _calls.List(
            (token, size) => new Wire.ListAccessTracesRequest
            {
                Patient = patient.ToPatient(),
                PageToken = token,
                PageSize = size,
            },
            _service.ListAccessTracesAsync,
            WireTrace.ToPage,
            cancellationToken);

    /// <summary>Keeps or lifts the patient's opposition to new documents by the caller's structure. Replacing and deleting
    /// what it has sent stay possible.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="isOpposed">Whether the patient opposes.</param>
    /// <param name="requestId">An id to repeat. Null, the default, draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>CNDA 2.1-970, 2.2-980.</remarks>
    public virtual async Task<FeedingOpposition> SetFeedingOppositionAsync(
        Ins patient, bool isOpposed, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        var request = new Wire.SetFeedingOppositionRequest
        {
            Patient = patient.ToPatient(),
            Opposed = isOpposed,
            RequestId = RequestIds.Of(requestId),
        };
        var answer = await _calls.CallAsync(o => _service.SetFeedingOppositionAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToOpposition();
    }

    /// <summary>Reads the administrative data of an account. Needs no authorisation.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DossierUnavailableException">The patient has no dossier, or it is closed.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>TD1.3a.</remarks>
    public virtual async Task<AdministrativeData> GetAdministrativeDataAsync(
        Ins patient, CancellationToken cancellationToken = default)
    {
        var request = new Wire.GetAdministrativeDataRequest { Patient = patient.ToPatient() };
        var answer = await _calls.CallAsync(o => _service.GetAdministrativeDataAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToAdministrativeData();
    }

    /// <summary>Searches dossiers by traits. Medical regulation centres (centre 15) alone may.</summary>
    /// <param name="search">A name or a birth date, and what else is known.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The dossiers that answer, best match first. Empty when there is none.</returns>
    /// <exception cref="HabilitationDeniedException">The caller is no regulation centre.</exception>
    /// <exception cref="ContractViolationException">TROP_DE_RESULTATS: tell more. REQUETE_INVALIDE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>TD0.5, ITI-47.</remarks>
    public virtual async Task<IReadOnlyList<PatientCandidate>> SearchAsync(
        PatientSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        var request = new Wire.SearchPatientsRequest
        {
            Name = search.Name ?? "",
            GivenName = search.GivenName ?? "",
            Sex = search.Sex ?? "",
            BirthDate = search.BirthDate ?? "",
            Approximate = search.IsApproximate,
        };
        var answer = await _calls.CallAsync(o => _service.SearchPatientsAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return [.. answer.Candidates.Select(WireDossier.ToCandidate)];
    }

    /// <summary>Reads the national parameters that a practice software follows. Do it at least every week.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>EX_GEN-1540.</remarks>
    public virtual async Task<NationalParameters> GetParametersAsync(CancellationToken cancellationToken = default)
    {
        var answer = await _calls.CallAsync(o => _service.GetParametersAsync(new(), o), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToParameters();
    }

    private async Task<Authorization> SetAsync(
        Wire.SetAuthorizationRequest request, CancellationToken cancellationToken)
    {
        var answer = await _calls.CallAsync(o => _service.SetAuthorizationAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToAuthorization();
    }
}
