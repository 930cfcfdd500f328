using System.Runtime.CompilerServices;
using MonEspaceSante.Agenda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Transport;
using AgendaWire = MonEspaceSante.Protos.Agenda.V1;
using Wire = MonEspaceSante.Protos.Catalogue.V1;

namespace MonEspaceSante.Catalogue;

/// <summary>What an application does for one patient who let it in. Tokens are opened and renewed by themselves. Safe for
/// concurrent use.</summary>
/// <remarks>Whatever it does is traced and shown to the patient. From the moment when the grant no longer stands every call,
/// those under way included, throws <see cref="HabilitationDeniedException"/>: CONSENTEMENT_RETIRE, CONSENTEMENT_EXPIRE,
/// PORTEE_NON_ACCORDEE, APPLICATION_RETIREE; or APPLICATION_SUSPENDUE, COMPTE_CLOS, COMPTE_NON_ACTIF,
/// DOSSIER_FERME.</remarks>
public class GrantedClient
{
    private readonly Wire.ApplicationService.ApplicationServiceClient _service = null!;
    private readonly ServerCalls _calls = null!;

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected GrantedClient()
    {
    }

    internal GrantedClient(Wire.ApplicationService.ApplicationServiceClient service, ServerCalls calls)
    {
        _service = service;
        _calls = calls;
    }

    /// <summary>Reads what the patient lets the application do.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<ApplicationGrant> GetGrantAsync(CancellationToken cancellationToken = default)
    {
        var grant = await _calls.CallAsync(o => _service.GetGrantAsync(new(), o), cancellationToken).ConfigureAwait(false);
        return grant.ToModel();
    }

    /// <summary>Lists the current documents that the patient may see and hid from nobody, latest first. Scope
    /// <see cref="GrantScope.LireDocuments"/>.</summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual ResultPages<Document> ListDocuments(CancellationToken cancellationToken = default) =>
        _calls.List(
            (token, size) => new Wire.ListGrantedDocumentsRequest { PageToken = token, PageSize = size },
            _service.ListGrantedDocumentsAsync,
            WireGrant.ToPage,
            cancellationToken);

    /// <summary>Reads the bytes of a document, and verifies that they are those of the deposit. Scope
    /// <see cref="GrantScope.LireDocuments"/>.</summary>
    /// <param name="uniqueId">The identifier of the document.</param>
    /// <param name="destination">Where the bytes go, with flat memory. It is left open. After a failure it may hold some
    /// of them: do not use them.</param>
    /// <param name="progress">Told how many bytes have come, from 0. Null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The document.</returns>
    /// <exception cref="DocumentRefusedException">DOCUMENT_INTROUVABLE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed. Once bytes have been written it is not
    /// tried again.</exception>
    public virtual Task<Document> ReadAsync(
        string uniqueId,
        Stream destination,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(uniqueId);
        ArgumentNullException.ThrowIfNull(destination);
        return _calls.TransferAsync(
            async exchange =>
            {
                using var call = _service.ReadGrantedDocument(
                    new() { UniqueId = uniqueId }, await exchange.AuthorizeAsync().ConfigureAwait(false));
                using var download = new DocumentDownload(destination, progress, exchange);
                return await download.ReadAsync(call.ResponseStream, message => message.Document, message => message.Chunk)
                    .ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Watches what comes into the dossier, over as many connections as it takes. Scope
    /// <see cref="GrantScope.LireDocuments"/>.</summary>
    /// <param name="cursor">Goes on after <see cref="DocumentArrival.Cursor"/>. Null, the default, begins now.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="HabilitationDeniedException">The grant ended.</exception>
    /// <exception cref="MonEspaceSanteException">The watch was refused.</exception>
    public virtual async IAsyncEnumerable<DocumentArrival> WatchAsync(
        string? cursor = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var watch = new Watch<Wire.WatchGrantedDocumentsResponse>(
            _calls,
            (place, options) => _service.WatchGrantedDocuments(new() { Cursor = place }, options),
            message => message.Cursor);
        await foreach (var message in watch.AwaitAsync(cursor, cancellationToken).ConfigureAwait(false))
        {
            foreach (var document in message.Documents)
                yield return new DocumentArrival(document.ToDocument(), message.Cursor);
        }
    }

    /// <summary>Deposits a document for the patient. Scope <see cref="GrantScope.DeposerDocuments"/>.</summary>
    /// <param name="cda">A CDA R2 document of a patient's type (DOCPAT). It is read from where it stands, and left
    /// open.</param>
    /// <param name="requestId">The id of the request, kept by an application that may try again after a restart. Null, the
    /// default, draws one, which serves all the tries of this call.</param>
    /// <param name="progress">Told how many bytes have left. Null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The document, as it is kept.</returns>
    /// <exception cref="DocumentRefusedException">The document is refused.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed. A stream that cannot seek is sent
    /// once.</exception>
    public virtual Task<Document> DepositAsync(
        Stream cda,
        Guid? requestId = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cda);
        var header = new Wire.DepositGrantedDocumentRequest { RequestId = RequestIds.Of(requestId) };
        var document = new PlacedDocument(cda, Visibility.Everyone);
        return _calls.TransferAsync(
            async exchange =>
            {
                using var call = new UploadCall<Wire.DepositGrantedDocumentRequest, Protos.Dmp.V1.Document>(
                    options => _service.DepositGrantedDocument(options), chunk => new() { Chunk = chunk }, exchange, progress);
                return (await call.SendAsync(header, document).ConfigureAwait(false)).ToDocument();
            },
            cancellationToken);
    }

    /// <summary>Lists measures, latest first. Scope <see cref="GrantScope.LireMesures"/>.</summary>
    /// <param name="code">The LOINC code of what was measured. Null, the default, for all.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual ResultPages<Measure> ListMeasures(string? code = null, CancellationToken cancellationToken = default) =>
        _calls.List(
            (token, size) => new Wire.ListMeasuresRequest { Code = code ?? "", PageToken = token, PageSize = size },
            _service.ListMeasuresAsync,
            WireGrant.ToPage,
            cancellationToken);

    /// <summary>Adds measures, all or none. Scope <see cref="GrantScope.EcrireMesures"/>.</summary>
    /// <param name="measures">1 to 100.</param>
    /// <param name="requestId">The id of the request. Null, the default, draws one, which serves all the tries of this
    /// call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The measures as they are kept, in the same order.</returns>
    /// <exception cref="ContractViolationException">MESURE_INVALIDE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<IReadOnlyList<Measure>> AddMeasuresAsync(
        IReadOnlyList<NewMeasure> measures, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(measures);
        var request = new Wire.AddMeasuresRequest
        {
            RequestId = RequestIds.Of(requestId),
            Measures = { measures.Select(measure => measure.ToWire()) },
        };
        var answer = await _calls.CallAsync(o => _service.AddMeasuresAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return [.. answer.Measures.Select(measure => measure.ToModel())];
    }

    /// <summary>Lists when the appointments that the patient sees take place, earliest first. Scope
    /// <see cref="GrantScope.LireAgenda"/>.</summary>
    /// <param name="from">From when on. Null, the default, for now.</param>
    /// <param name="to">Until when, that instant excluded. Null, the default, for a year later; five years at
    /// most.</param>
    /// <param name="includeCancelled">Whether cancelled ones are listed too. False by default.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The times, fetched while they are enumerated, or as pages of 100 at most.</returns>
    public virtual ResultPages<RendezVousTime> ListRendezVous(
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        bool includeCancelled = false,
        CancellationToken cancellationToken = default) => _calls.ListTimes(
        AgendaRequests.Asked(from, to, includeCancelled), psIdNat: null, _service.ListRendezVousAsync, cancellationToken);

    /// <summary>Notes an appointment of the patient's own, of which no professional is told. The patient is notified. Scope
    /// <see cref="GrantScope.EcrireAgenda"/>.</summary>
    /// <param name="rendezVous">The appointment, of the patient of <see cref="ApplicationGrant.Patient"/>.</param>
    /// <param name="requestId">The id of the request, kept by an application that may try again after a restart. Null, the
    /// default, draws one, which serves all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The appointment as it is kept. Conflicts are told to an application that may read the agenda too: those
    /// with what it would list.</returns>
    /// <exception cref="AgendaRefusedException">HEURE_INEXISTANTE, HEURE_AMBIGUE, RENDEZ_VOUS_PASSE,
    /// RECURRENCE_TROP_LONGUE.</exception>
    /// <exception cref="ContractViolationException">FUSEAU_INCONNU, RECURRENCE_SANS_FIN,
    /// RECURRENCE_DEPART_HORS_REGLE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed: PATIENT_DIFFERENT for anybody else's.
    /// </exception>
    public virtual async Task<KeptRendezVous> CreateRendezVousAsync(
        RendezVous rendezVous, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        var request = rendezVous.ToCreate(requestId);
        return (await _calls.CallAsync(o => _service.CreateRendezVousAsync(request, o), cancellationToken)
            .ConfigureAwait(false)).ToModel();
    }

    /// <summary>Cancels an appointment that this application noted, or one time of a series. The patient is notified. Scope
    /// <see cref="GrantScope.EcrireAgenda"/>.</summary>
    /// <remarks>An application that may not read the agenda keeps the id and the version from what
    /// <see cref="CreateRendezVousAsync"/> returned.</remarks>
    /// <param name="rendezVousId">Which.</param>
    /// <param name="version">Its version as it was read last.</param>
    /// <param name="reason">Why, in words for the patient, 500 characters at most. Empty by default.</param>
    /// <param name="occurrence">The one time of a series that is cancelled, from <see cref="RendezVousTime.Start"/>.
    /// Null, the default, cancels it whole.</param>
    /// <param name="requestId">The id of the request. Null, the default, draws one, which serves all the tries of this
    /// call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The appointment as it now is.</returns>
    /// <exception cref="AgendaRefusedException">RENDEZ_VOUS_INTROUVABLE, also for what anybody else made;
    /// RENDEZ_VOUS_MODIFIE, RENDEZ_VOUS_ANNULE, RENDEZ_VOUS_PASSE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<RendezVous> CancelRendezVousAsync(
        string rendezVousId,
        long version,
        string reason = "",
        DateTimeOffset? occurrence = null,
        Guid? requestId = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(rendezVousId);
        var request = new AgendaWire.CancelRendezVousRequest
        {
            RequestId = RequestIds.Of(requestId),
            RendezVousId = rendezVousId,
            Version = version,
            Reason = reason,
            OccurrenceTime = occurrence.ToWire(),
        };
        return (await _calls.CallAsync(o => _service.CancelRendezVousAsync(request, o), cancellationToken)
            .ConfigureAwait(false)).ToModel();
    }
}
