using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Session;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>Reads and feeds the documents of the shared medical record (DMP). Safe for concurrent use.</summary>
/// <remarks>Every method opens the session with the card when there is none, renews it, and tries again while the
/// reason may pass. A patient who has only a waiting number (NIA) is refused with INS_NIA_REFUSE before the card or the
/// server is asked for anything.</remarks>
public class DmpClient
{
    private readonly Wire.DmpService.DmpServiceClient _service = null!;
    private readonly CarteCalls _calls = null!;
    private readonly ClientSettings _settings = null!;
    private readonly Feeding _feeding = null!;

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected DmpClient()
    {
    }

    internal DmpClient(
        Wire.DmpService.DmpServiceClient service, CarteCalls calls, ClientSettings settings, bool isSecret = false)
    {
        _service = service;
        _calls = calls;
        _settings = settings;
        _feeding = new Feeding(service, calls, settings, isSecret);
    }

    /// <summary>The same client under an exceptional authority, for the patient that it was opened for. It shares the
    /// session and the connection.</summary>
    /// <param name="context">From <see cref="SessionClient.OpenBrisDeGlaceAsync"/> or
    /// <see cref="SessionClient.OpenConnexionSecreteAsync"/>.</param>
    /// <returns>A client whose calls throw <see cref="SessionEndedException"/>, CONTEXTE_INCONNU, once the session that the
    /// authority was opened in has ended: it is then to be asked for again, by the user.</returns>
    /// <remarks>In a secret connection every document that is sent is hidden from the legal representatives, whatever its
    /// visibility says.</remarks>
    public virtual DmpClient In(AccessContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new DmpClient(_service, _calls.In(context), _settings, context.IsSecret);
    }

    /// <summary>Deposits a clinical document (CDA R2) signed by the card, and returns when it is durable.</summary>
    /// <param name="patient">The patient whose dossier is fed. The document must name the same.</param>
    /// <param name="cda">The document. It is read once from its current position to its end and sent byte for byte,
    /// with flat memory. When it can seek, a try that fails is repeated from that position. It is left open.</param>
    /// <param name="visibility">To whom the document is shown.</param>
    /// <param name="options">A request id to repeat, progress. Null for neither.</param>
    /// <param name="cancellationToken">Ends the call. Nothing is kept of a deposit that has not answered, or all of
    /// it.</param>
    /// <exception cref="DocumentRefusedException">The document cannot be taken;
    /// <see cref="MonEspaceSanteException.Violations"/> tells where it is at fault. Faults of its header are found
    /// before any byte leaves, and without the server.</exception>
    /// <exception cref="InsRefusedException">PATIENT_DIFFERENT when the document names another patient, found before
    /// any byte leaves; INS_* when the identity is not one that this server takes.</exception>
    /// <exception cref="DossierUnavailableException">The patient has no dossier, or it is closed.</exception>
    /// <exception cref="HabilitationDeniedException">The holder of the card is no author of the document, or may not
    /// feed.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>TD2.1, TD2.2, ITI-41. One signature of the card, whatever the number of tries.</remarks>
    public virtual Task<Submission> SubmitAsync(
        Ins patient,
        Stream cda,
        Visibility visibility,
        SubmitOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cda);
        ArgumentNullException.ThrowIfNull(visibility);
        return _feeding.SubmitAsync(patient, [_feeding.Place(cda, visibility)], options, cancellationToken);
    }

    /// <summary>Deposits several clinical documents (CDA R2) in one submission: the dossier takes all of them or none.</summary>
    /// <param name="patient">The patient whose dossier is fed. Every document must name the same.</param>
    /// <param name="documents">The documents, in the order that they are stored in: one may replace another before it. At
    /// least one, at most 100.</param>
    /// <param name="options">A request id to repeat, progress over all of them. Null for neither.</param>
    /// <param name="cancellationToken">Ends the call. Nothing is kept of a deposit that has not answered, or all of
    /// it.</param>
    /// <exception cref="ArgumentException">There is no document, or one cannot seek.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused for one of the documents, as a deposit of one is, or
    /// failed. Nothing of the submission is kept.</exception>
    /// <remarks>TD2.1, TD2.2, ITI-41. One signature of the card for all, whatever the number of tries.</remarks>
    public virtual Task<Submission> SubmitAsync(
        Ins patient,
        IReadOnlyList<DocumentToSubmit> documents,
        SubmitOptions? options = null,
        CancellationToken cancellationToken = default) =>
        _feeding.SubmitAsync(patient, _feeding.Place(documents), options, cancellationToken);

    /// <summary>Wraps a file into a clinical document (CDA R2, level 1) and deposits it, signed by the card.</summary>
    /// <param name="patient">The patient whose dossier is fed. The document must name the same.</param>
    /// <param name="document">The file and what goes into the header. Its content is left open.</param>
    /// <param name="visibility">To whom the document is shown.</param>
    /// <param name="options">A request id to repeat, progress. Null for neither.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">CONTENU_*, PDF_PAS_PDF_A1, DOCUMENT_VIDE, CDA_*: the file or the header
    /// cannot be so, found before any byte leaves. Or the deposit was refused or failed.</exception>
    /// <remarks>TD2.1, TD2.2, ITI-41.</remarks>
    public virtual async Task<Submission> SubmitAsync(
        Ins patient,
        DocumentN1 document,
        Visibility visibility,
        SubmitOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var cda = await document.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (cda.ConfigureAwait(false))
        {
            return await SubmitAsync(patient, cda, visibility, options, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Has the server judge documents as if they were deposited, and keep nothing of them. The card signs
    /// nothing.</summary>
    /// <param name="patient">The patient whose dossier would be fed.</param>
    /// <param name="documents">The documents. They may be as broken as they like.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>All that lint finds in the documents, by the server's rules and by the schemas and schematrons that its
    /// operator has installed. When there is no error among it, the dossier would take the submission.</returns>
    /// <exception cref="ArgumentException">There is no document, or one cannot seek.</exception>
    /// <exception cref="MonEspaceSanteException">The dossier would refuse the submission: as a deposit is refused for what
    /// is not in the documents alone, such as PATIENT_DIFFERENT, AUTEUR_DIFFERENT, DOCUMENT_DEJA_PRESENT or
    /// OPPOSITION_ALIMENTATION. What the dossier already holds is looked at only when no document has errors.</exception>
    public virtual Task<SubmissionReport> CheckSubmissionAsync(
        Ins patient, IReadOnlyList<DocumentToSubmit> documents, CancellationToken cancellationToken = default) =>
        _feeding.CheckAsync(patient, _feeding.Place(documents), cancellationToken);

    /// <summary>Lists the documents of a dossier that the caller may see, latest submission first.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="criteria">Which documents. Null, the default, for all current ones that are not archived.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The documents, fetched while they are enumerated, or as pages. Refusals come then: PERIODE_INVALIDE,
    /// TROP_DE_RESULTATS, SEUIL_DEPASSE, PAGE_INVALIDE for a page of another search.</returns>
    /// <remarks>TD3.1, ITI-18. The patient is told of each search: search when the user asks for it.</remarks>
    public virtual ResultPages<Document> FindAsync(
        Ins patient, DocumentCriteria? criteria = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(patient);
        criteria ??= new DocumentCriteria();
        return _calls.List(
            (token, size) => new Wire.FindDocumentsRequest
            {
                Patient = patient.ToPatient(),
                PageToken = token,
                PageSize = size,
                Criteria = criteria.ToWire(),
                Initiative = criteria.Initiative(),
            },
            _service.FindDocumentsAsync,
            WireDocument.ToPage,
            cancellationToken);
    }

    /// <summary>Counts the documents of a dossier that the caller may see.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="criteria">Which documents. Null, the default, for all current ones that are not archived.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many there are of each type, in value set J07. Types without a document are left out.</returns>
    /// <exception cref="MonEspaceSanteException">The call was refused, as <see cref="FindAsync"/> is, or
    /// failed.</exception>
    /// <remarks>TD3.1, ITI-18. The patient is told of it as of a search.</remarks>
    public virtual async Task<IReadOnlyDictionary<string, int>> CountAsync(
        Ins patient, DocumentCriteria? criteria = null, CancellationToken cancellationToken = default)
    {
        criteria ??= new DocumentCriteria();
        var request = new Wire.CountDocumentsRequest
        {
            Patient = patient.ToPatient(),
            Criteria = criteria.ToWire(),
            Initiative = criteria.Initiative(),
        };
        var answer = await _calls.CallAsync(o => _service.CountDocumentsAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToCounts();
    }

    /// <summary>Finds how the registry knows a document, for a software that feeds and may not search: a structure, a
    /// secretary. Needs no authorisation.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="uniqueId">The identifier of the document, never its entryUUID.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DocumentRefusedException">DOCUMENT_INTROUVABLE, also for a document that the caller neither
    /// answers for nor may see.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>TD3.1b.</remarks>
    public virtual async Task<DocumentReference> GetReferenceAsync(
        Ins patient, string uniqueId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(uniqueId);
        var request = new Wire.GetDocumentReferenceRequest { Patient = patient.ToPatient(), UniqueId = uniqueId };
        var answer = await _calls.CallAsync(o => _service.GetDocumentReferenceAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToReference();
    }

    /// <summary>Reads the bytes of a document, and verifies that they are those of the deposit.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="uniqueId">The identifier of the document, from <see cref="DocumentMetadata.UniqueId"/>.</param>
    /// <param name="destination">Where the bytes go, with flat memory. It is left open. After a failure it may hold
    /// some of them: do not use them.</param>
    /// <param name="progress">Told how many bytes have come, from 0. Null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The document.</returns>
    /// <exception cref="DocumentRefusedException">DOCUMENT_INTROUVABLE, DOCUMENT_SANS_CONTENU.</exception>
    /// <exception cref="ServiceUnavailableException">EMPREINTE_DIFFERENTE when the bytes are not those of the deposit,
    /// CONNEXION_INTERROMPUE, SERVICE_INDISPONIBLE, DELAI_DEPASSE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed. Once bytes have been written it is not
    /// tried again.</exception>
    /// <remarks>TD3.2, ITI-43.</remarks>
    public virtual async Task<Document> RetrieveAsync(
        Ins patient,
        string uniqueId,
        Stream destination,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(uniqueId);
        ArgumentNullException.ThrowIfNull(destination);
        var request = new Wire.RetrieveDocumentRequest { Patient = patient.ToPatient(), UniqueId = uniqueId };
        return await _calls.TransferAsync(
            async exchange =>
            {
                using var call = _service.RetrieveDocument(request, await exchange.AuthorizeAsync().ConfigureAwait(false));
                using var download = new DocumentDownload(destination, progress, exchange);
                return await download.ReadAsync(call.ResponseStream, message => message.Document, message => message.Chunk)
                    .ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes to whom a document is shown.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="uniqueId">The identifier of the document.</param>
    /// <param name="visibility">The whole visibility wanted, such as
    /// <c>document.Visibility with { Professionals = false }</c>. What is shown to the patient or to the legal
    /// representatives can never be hidden from them again.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The document as it now is.</returns>
    /// <exception cref="DocumentRefusedException">DOCUMENT_INTROUVABLE, VISIBILITE_IRREVERSIBLE,
    /// VISIBILITES_INCOMPATIBLES, VISIBILITE_INTERDITE.</exception>
    /// <exception cref="HabilitationDeniedException">MODIFICATION_INTERDITE when the change is kept for the author or
    /// the médecin traitant; DROIT_INSUFFISANT.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>TD3.3a, TD3.3b, ITI-57.</remarks>
    public virtual async Task<Document> SetVisibilityAsync(
        Ins patient,
        string uniqueId,
        Visibility visibility,
        Guid? requestId = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(uniqueId);
        ArgumentNullException.ThrowIfNull(visibility);
        var request = new Wire.UpdateDocumentVisibilityRequest
        {
            Patient = patient.ToPatient(),
            UniqueId = uniqueId,
            Visibility = visibility.ToWire(),
            RequestId = RequestIds.Of(requestId),
        };
        var answer = await _calls.CallAsync(o => _service.UpdateDocumentVisibilityAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToDocument();
    }

    /// <summary>Puts a document into the archives: searches leave it out unless they ask for archives.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="uniqueId">The identifier of the document.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The document as it now is.</returns>
    /// <exception cref="DocumentRefusedException">DOCUMENT_INTROUVABLE.</exception>
    /// <exception cref="HabilitationDeniedException">MODIFICATION_INTERDITE when the change is kept for the author or
    /// the médecin traitant; DROIT_INSUFFISANT.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>TD3.3d, ITI-57.</remarks>
    public virtual Task<Document> ArchiveAsync(
        Ins patient, string uniqueId, Guid? requestId = null, CancellationToken cancellationToken = default) =>
        SetArchivedAsync(patient, uniqueId, archived: true, requestId, cancellationToken);

    /// <summary>Takes a document out of the archives.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="uniqueId">The identifier of the document.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The document as it now is.</returns>
    /// <exception cref="DocumentRefusedException">DOCUMENT_INTROUVABLE.</exception>
    /// <exception cref="HabilitationDeniedException">MODIFICATION_INTERDITE when the change is kept for the author or
    /// the médecin traitant; DROIT_INSUFFISANT.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>TD3.3d, ITI-57.</remarks>
    public virtual Task<Document> UnarchiveAsync(
        Ins patient, string uniqueId, Guid? requestId = null, CancellationToken cancellationToken = default) =>
        SetArchivedAsync(patient, uniqueId, archived: false, requestId, cancellationToken);

    /// <summary>Deletes a document logically: nobody is shown it again, and its identifier stays taken. Needs no
    /// authorisation.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="uniqueId">The identifier of the document.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When the document was deleted.</returns>
    /// <exception cref="DocumentRefusedException">DOCUMENT_INTROUVABLE.</exception>
    /// <exception cref="HabilitationDeniedException">MODIFICATION_INTERDITE for another than its author;
    /// DROIT_INSUFFISANT.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>TD3.3c, ITI-57, EX_3.3-1060.</remarks>
    public virtual async Task<DateTimeOffset> DeleteAsync(
        Ins patient, string uniqueId, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(uniqueId);
        var request = new Wire.DeleteDocumentRequest
        {
            Patient = patient.ToPatient(),
            UniqueId = uniqueId,
            RequestId = RequestIds.Of(requestId),
        };
        var answer = await _calls.CallAsync(o => _service.DeleteDocumentAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.DeleteTime.ToDateTimeOffset();
    }

    /// <summary>Watches a dossier: its changes come as they happen, for as long as the caller may read it.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="cursor">Where to go on, from <see cref="DossierChange.Cursor"/> or <see cref="GetWatchCursorAsync"/>.
    /// Null, the default, for the changes from the moment when the watch stands.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <returns>The changes of what the caller may list, or could, each once and in order. It has no end: stop
    /// enumerating, or cancel. A cut connection and a server that restarts are bridged without loss, with growing
    /// pauses, for as long as it takes once the watch stands; with <see cref="MonEspaceSanteOptions.MaxAttempts"/> 1
    /// they end it. The session is renewed without the card while the watch stands.</returns>
    /// <exception cref="HabilitationDeniedException">The patient has withdrawn the authorisation, or let it expire;
    /// OPPOSITION_*, DROIT_INSUFFISANT.</exception>
    /// <exception cref="DossierUnavailableException">The patient has no dossier, or it was closed.</exception>
    /// <exception cref="ContractViolationException">CURSEUR_INVALIDE: search again, then watch from now on.</exception>
    /// <exception cref="SessionEndedException">The session was closed with
    /// <see cref="SessionClient.CloseSessionAsync"/>, or the exceptional authority has ended with its
    /// session.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>The patient is told of it as of one search a session, TD3.1. Exceptions come while the changes are
    /// enumerated.</remarks>
    public virtual IAsyncEnumerable<DossierChange> WatchAsync(
        Ins patient, string? cursor = null, CancellationToken cancellationToken = default) =>
        WatchOf(patient).ReadAsync(cursor, cancellationToken);

    /// <summary>Tells where the dossier stands now: search after, then watch from there, and no change is
    /// missed.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A cursor for <see cref="WatchAsync"/>. It lasts as long as the dossier, and names nobody.</returns>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    /// <remarks>The patient is told of it as of a search, TD3.1; not again of a watch that goes on from it in the same
    /// session.</remarks>
    public virtual Task<string> GetWatchCursorAsync(Ins patient, CancellationToken cancellationToken = default) =>
        WatchOf(patient).NowAsync(cancellationToken);

    private DossierWatch WatchOf(Ins patient) => new(_service, _calls, patient.ToPatient());

    private async Task<Document> SetArchivedAsync(
        Ins patient, string uniqueId, bool archived, Guid? requestId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(uniqueId);
        var request = new Wire.ArchiveDocumentRequest
        {
            Patient = patient.ToPatient(),
            UniqueId = uniqueId,
            Archived = archived,
            RequestId = RequestIds.Of(requestId),
        };
        var answer = await _calls.CallAsync(o => _service.ArchiveDocumentAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return answer.ToDocument();
    }
}
