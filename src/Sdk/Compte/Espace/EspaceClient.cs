using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Compte;

/// <summary>What a person does in a dossier: one's own, or that of a minor whom one represents, in the session that
/// <see cref="CompteClient.SignInAsync"/> opened. Safe for concurrent use.</summary>
/// <remarks>Every call is refused with PERSONNE_NON_REPRESENTEE for anybody else, and with COMPTE_NON_ACTIF, COMPTE_CLOS or
/// DOSSIER_FERME unless the account is active.</remarks>
public class EspaceClient
{
    private readonly Wire.CompteService.CompteServiceClient _service = null!;
    private readonly ServerCalls _calls = null!;

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected EspaceClient()
    {
    }

    internal EspaceClient(Wire.CompteService.CompteServiceClient service, ServerCalls calls)
    {
        _service = service;
        _calls = calls;
    }

    /// <summary>Lists who may read the dossier, and who is blocked.</summary>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The authorisations, fetched while they are enumerated, or as pages of 200 at most.</returns>
    public virtual ResultPages<Authorization> ListProfessionalsAsync(
        Ins patient, CancellationToken cancellationToken = default)
    {
        var named = patient.ToPatient();
        return _calls.List(
            (token, size) => new Wire.ListProfessionalsRequest { Patient = named, PageToken = token, PageSize = size },
            _service.ListProfessionalsAsync,
            page => new ResultPage<Authorization>(
                [.. page.Authorizations.Select(one => one.ToAuthorization())], page.NextPageToken.NullIfEmpty()),
            cancellationToken);
    }

    /// <summary>Blocks a professional: no authorisation and no emergency lets the professional in.</summary>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="psIdNat">The PS_IdNat of the professional.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<Authorization> BlockAsync(
        Ins patient, string psIdNat, Guid? requestId = null, CancellationToken cancellationToken = default) =>
        BlockAsync(patient, psIdNat, isBlocked: true, requestId, cancellationToken);

    /// <summary>Lifts a block. That gives no authorisation back.</summary>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="psIdNat">The PS_IdNat of the professional.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<Authorization> UnblockAsync(
        Ins patient, string psIdNat, Guid? requestId = null, CancellationToken cancellationToken = default) =>
        BlockAsync(patient, psIdNat, isBlocked: false, requestId, cancellationToken);

    /// <summary>Lists the documents that the person may see, latest first: hidden, archived and old ones with their
    /// state.</summary>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The documents, fetched while they are enumerated, or as pages of 200 at most.</returns>
    public virtual ResultPages<Document> ListDocumentsAsync(Ins patient, CancellationToken cancellationToken = default)
    {
        var named = patient.ToPatient();
        return _calls.List(
            (token, size) => new Wire.ListDocumentsRequest { Patient = named, PageToken = token, PageSize = size },
            _service.ListDocumentsAsync,
            page => new ResultPage<Document>(
                [.. page.Documents.Select(one => one.ToDocument())], page.NextPageToken.NullIfEmpty()),
            cancellationToken);
    }

    /// <summary>Reads the bytes of a document, and verifies that they are those of the deposit.</summary>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="uniqueId">The identifier of the document.</param>
    /// <param name="destination">Where the bytes go, with flat memory. It is left open. After a failure it may hold
    /// some of them: do not use them.</param>
    /// <param name="progress">Told how many bytes have come, from 0. Null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DocumentRefusedException">DOCUMENT_INTROUVABLE.</exception>
    /// <exception cref="ServiceUnavailableException">EMPREINTE_DIFFERENTE, CONNEXION_INTERROMPUE,
    /// SERVICE_INDISPONIBLE, DELAI_DEPASSE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed. Once bytes have been written it is not
    /// tried again.</exception>
    public virtual Task<Document> ReadAsync(
        Ins patient,
        string uniqueId,
        Stream destination,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(uniqueId);
        ArgumentNullException.ThrowIfNull(destination);
        var request = new Wire.ReadDocumentRequest { Patient = patient.ToPatient(), UniqueId = uniqueId };
        return _calls.TransferAsync(
            async exchange =>
            {
                using var call = _service.ReadDocument(request, await exchange.AuthorizeAsync().ConfigureAwait(false));
                using var download = new DocumentDownload(destination, progress, exchange);
                return await download.ReadAsync(call.ResponseStream, message => message.Document, message => message.Chunk)
                    .ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Deposits a document of the person's own: see <see cref="Cda.OwnDocumentN1"/>.</summary>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="cda">The document, from where the stream stands, with flat memory. It is left open. One that cannot seek
    /// is sent once.</param>
    /// <param name="hidden">Whether it is hidden from professionals. False by default.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="progress">Told how many bytes have left, from 0. Null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DocumentRefusedException">TYPE_RESERVE_AUX_PROFESSIONNELS, DOCUMENT_VIDE, DOCUMENT_TROP_GRAND,
    /// DOCUMENT_DEJA_PRESENT, CDA_*.</exception>
    /// <exception cref="HabilitationDeniedException">AUTEUR_NON_TITULAIRE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<Document> DepositAsync(
        Ins patient,
        Stream cda,
        bool hidden = false,
        Guid? requestId = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cda);
        var header = new Wire.OwnDocumentHeader
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToPatient(),
            Hidden = hidden,
        };
        var document = new PlacedDocument(cda, Visibility.Everyone);
        return _calls.TransferAsync(
            async exchange =>
            {
                using var call = new UploadCall<Wire.DepositDocumentRequest, Protos.Dmp.V1.Document>(
                    options => _service.DepositDocument(options), chunk => new() { Chunk = chunk }, exchange, progress);
                return (await call.SendAsync(new() { Header = header }, document).ConfigureAwait(false)).ToDocument();
            },
            cancellationToken);
    }

    /// <summary>Hides a document from professionals, its author and the médecin traitant excepted.</summary>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="uniqueId">The identifier of the document.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DocumentRefusedException">DOCUMENT_INTROUVABLE, VACCINATION_INVALIDE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<Document> HideAsync(
        Ins patient, string uniqueId, Guid? requestId = null, CancellationToken cancellationToken = default) =>
        HideAsync(patient, uniqueId, isHidden: true, requestId, cancellationToken);

    /// <summary>Shows a document to professionals again.</summary>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="uniqueId">The identifier of the document.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DocumentRefusedException">DOCUMENT_INTROUVABLE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<Document> ShowAsync(
        Ins patient, string uniqueId, Guid? requestId = null, CancellationToken cancellationToken = default) =>
        HideAsync(patient, uniqueId, isHidden: false, requestId, cancellationToken);

    /// <summary>Deletes a document that the person deposited.</summary>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="uniqueId">The identifier of the document.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DocumentRefusedException">DOCUMENT_INTROUVABLE.</exception>
    /// <exception cref="HabilitationDeniedException">MODIFICATION_INTERDITE for a document of another's.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task RemoveAsync(
        Ins patient, string uniqueId, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(uniqueId);
        var request = new Wire.RemoveDocumentRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToPatient(),
            UniqueId = uniqueId,
        };
        return _calls.CallAsync(o => _service.RemoveDocumentAsync(request, o), cancellationToken);
    }

    /// <summary>Reads the medical profile.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<ProfilMedical> GetProfilAsync(Ins patient, CancellationToken cancellationToken = default)
    {
        var request = new Wire.GetProfilRequest { Patient = patient.ToPatient() };
        return (await _calls.CallAsync(o => _service.GetProfilAsync(request, o), cancellationToken).ConfigureAwait(false))
            .ToModel();
    }

    /// <summary>Replaces the medical profile, and the document (DOCPAT08) that professionals read.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="profil">The profile as it was read, with other lines.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The profile as it now is.</returns>
    /// <exception cref="CompteRefusedException">PROFIL_MODIFIE when it was changed since it was read.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<ProfilMedical> UpdateProfilAsync(
        Ins patient, ProfilMedical profil, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(profil);
        var request = new Wire.UpdateProfilRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToPatient(),
            Etag = profil.Etag,
            Entries = { profil.Lines.Select(line => line.ToWire()) },
        };
        return (await _calls.CallAsync(o => _service.UpdateProfilAsync(request, o), cancellationToken)
            .ConfigureAwait(false)).ToModel();
    }

    /// <summary>Lists who saw and changed what, latest first. A representative is not shown what was secret.</summary>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The traces, fetched while they are enumerated, or as pages of 200 at most.</returns>
    public virtual ResultPages<AccessTrace> ListTracesAsync(Ins patient, CancellationToken cancellationToken = default)
    {
        var named = patient.ToPatient();
        return _calls.List(
            (token, size) => new Wire.ListTracesRequest { Patient = named, PageToken = token, PageSize = size },
            _service.ListTracesAsync,
            page => new ResultPage<AccessTrace>(
                [.. page.Traces.Select(one => one.ToTrace())], page.NextPageToken.NullIfEmpty()),
            cancellationToken);
    }

    /// <summary>Lists what the person is to be told, latest first. A representative is not shown what was secret.</summary>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The notifications, fetched while they are enumerated, or as pages of 200 at most.</returns>
    public virtual ResultPages<Notification> ListNotificationsAsync(
        Ins patient, CancellationToken cancellationToken = default)
    {
        var named = patient.ToPatient();
        return _calls.List(
            (token, size) => new Wire.ListNotificationsRequest { Patient = named, PageToken = token, PageSize = size },
            _service.ListNotificationsAsync,
            page => new ResultPage<Notification>(
                [.. page.Notifications.Select(one => one.ToModel())], page.NextPageToken.NullIfEmpty()),
            cancellationToken);
    }

    /// <summary>Counts what the person was not told yet.</summary>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<int> CountUnreadAsync(Ins patient, CancellationToken cancellationToken = default)
    {
        var request = new Wire.ListNotificationsRequest { Patient = patient.ToPatient(), PageSize = 1 };
        return (await _calls.CallAsync(o => _service.ListNotificationsAsync(request, o), cancellationToken)
            .ConfigureAwait(false)).UnreadCount;
    }

    /// <summary>Marks what the person has been told, up to a rank. Other readers are told all the same.</summary>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="upToRank">The rank, from <see cref="Notification.Rank"/>, that one included.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task AcknowledgeAsync(Ins patient, long upToRank, CancellationToken cancellationToken = default)
    {
        var request = new Wire.AcknowledgeNotificationsRequest { Patient = patient.ToPatient(), UpToRank = upToRank };
        return _calls.CallAsync(o => _service.AcknowledgeNotificationsAsync(request, o), cancellationToken);
    }

    private async Task<Authorization> BlockAsync(
        Ins patient, string psIdNat, bool isBlocked, Guid? requestId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(psIdNat);
        var request = new Wire.BlockProfessionalRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToPatient(),
            PsIdNat = psIdNat,
            Blocked = isBlocked,
        };
        return (await _calls.CallAsync(o => _service.BlockProfessionalAsync(request, o), cancellationToken)
            .ConfigureAwait(false)).ToAuthorization();
    }

    private async Task<Document> HideAsync(
        Ins patient, string uniqueId, bool isHidden, Guid? requestId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(uniqueId);
        var request = new Wire.HideDocumentRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToPatient(),
            UniqueId = uniqueId,
            Hidden = isHidden,
        };
        return (await _calls.CallAsync(o => _service.HideDocumentAsync(request, o), cancellationToken)
            .ConfigureAwait(false)).ToDocument();
    }
}
