using System.Data.Common;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Changes;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>Puts a document into the archives, or takes it out. TD3.3d.</summary>
internal sealed class ArchiveDocument(
    OpenDossier openDossier,
    AnsweredRequests requests,
    KnownDocument knownDocument,
    DocumentStore documents,
    DossierRights rights,
    ChangeStore changes,
    DossierJournal journal)
{
    public Task<Document> RunAsync(
        Caller caller, Ins patient, ArchiveDocumentRequest request, CancellationToken cancellationToken) =>
        requests.OnceAsync(
            caller,
            patient,
            request.RequestId,
            request,
            (connection, access) => ArchiveAsync(connection, access, request.UniqueId, request.Archived),
            cancellationToken);

    private async Task<Document> ArchiveAsync(
        DbConnection connection, DossierAccess access, string uniqueId, bool archived)
    {
        openDossier.DemandReadable(access, Transactions.Archive);
        var stored = await knownDocument.DemandAsync(connection, access, uniqueId);
        var isPatients = stored.Document.Origin == DocumentOrigin.Patient;
        rights.DemandChange(
            access, isPatients ? Transactions.ArchivePatientDocument : Transactions.Archive, stored.Document);
        // Even when nothing changes: the answer tells the document.
        await journal.AppendAsync(connection, access, new TracedAct(Transactions.Archive, uniqueId));
        if (stored.Document.Archived == archived) return stored.Document;
        await DocumentStates.ArchiveAsync(connection, access.PatientId, stored.RowId, archived);
        await changes.AppendAsync(connection, access.PatientId, ChangeKind.Updated, stored);
        return (await documents.FindAsync(connection, access.PatientId, uniqueId))!.Document;
    }
}
