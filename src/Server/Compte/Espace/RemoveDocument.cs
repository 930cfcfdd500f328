using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Changes;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Habilitation;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Deletes a document that the person brought.</summary>
internal sealed class RemoveDocument(
    PersonRequests requests,
    ShownDocument shownDocument,
    ChangeStore changes,
    PersonJournal journal,
    TimeProvider time)
{
    public Task<RemoveDocumentResponse> RunAsync(
        PersonCaller caller, RemoveDocumentRequest request, CancellationToken cancellationToken) =>
        requests.OnceAsync(
            caller,
            request.Patient,
            request.RequestId,
            request,
            (connection, access) => RemoveAsync(connection, access, request.UniqueId),
            cancellationToken);

    private async Task<RemoveDocumentResponse> RemoveAsync(
        DbConnection connection, PersonAccess access, string uniqueId)
    {
        var stored = await shownDocument.DemandAsync(connection, access, uniqueId);
        if (stored.Document.Origin != DocumentOrigin.Patient)
            throw Refusal.Because(Reason.ModificationInterdite, "transaction", Transactions.Delete);
        await DocumentStates.DeleteAsync(connection, access.PatientId, stored.RowId, time.GetUtcNow());
        await changes.AppendAsync(connection, access.PatientId, ChangeKind.Removed, stored);
        await journal.AppendAsync(connection, access, new TracedAct(Transactions.Delete, uniqueId));
        return new RemoveDocumentResponse();
    }
}
