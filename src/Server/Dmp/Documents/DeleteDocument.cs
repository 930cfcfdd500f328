using System.Data.Common;
using Google.Protobuf.WellKnownTypes;
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

/// <summary>Deletes a document logically. The other versions of its lineage stay as they are. TD3.3c.</summary>
internal sealed class DeleteDocument(
    OpenDossier openDossier,
    AnsweredRequests requests,
    KnownDocument knownDocument,
    DossierRights rights,
    ChangeStore changes,
    DossierJournal journal,
    TimeProvider time)
{
    public Task<DeleteDocumentResponse> RunAsync(
        Caller caller, Ins patient, DeleteDocumentRequest request, CancellationToken cancellationToken) =>
        requests.OnceAsync(
            caller,
            patient,
            request.RequestId,
            request,
            (connection, access) => DeleteAsync(connection, access, request.UniqueId),
            cancellationToken);

    private async Task<DeleteDocumentResponse> DeleteAsync(DbConnection connection, DossierAccess access, string uniqueId)
    {
        openDossier.Demand(access, Transactions.Delete);
        var stored = await knownDocument.DemandAsync(connection, access, uniqueId);
        var isPatients = stored.Document.Origin == DocumentOrigin.Patient;
        rights.DemandChange(
            access, isPatients ? Transactions.DeletePatientDocument : Transactions.Delete, stored.Document);
        var now = time.GetUtcNow();
        await DocumentStates.DeleteAsync(connection, access.PatientId, stored.RowId, now);
        await changes.AppendAsync(connection, access.PatientId, ChangeKind.Removed, stored);
        await journal.AppendAsync(connection, access, new TracedAct(Transactions.Delete, uniqueId));
        return new DeleteDocumentResponse { DeleteTime = now.ToTimestamp() };
    }
}
