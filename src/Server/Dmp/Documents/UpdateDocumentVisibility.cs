using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Changes;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>Changes to whom a document is shown. TD3.3a, TD3.3b.</summary>
internal sealed class UpdateDocumentVisibility(
    OpenDossier openDossier,
    AnsweredRequests requests,
    KnownDocument knownDocument,
    DocumentStore documents,
    VisibilityRule visibilityRule,
    ChangeStore changes,
    DossierJournal journal)
{
    public Task<Document> RunAsync(
        Caller caller, Ins patient, UpdateDocumentVisibilityRequest request, CancellationToken cancellationToken)
    {
        if (request.Visibility is null)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("visibility", "visibilité attendue"));
        return requests.OnceAsync(
            caller,
            patient,
            request.RequestId,
            request,
            (connection, access) => ShowAsync(connection, access, request.UniqueId, request.Visibility),
            cancellationToken);
    }

    private async Task<Document> ShowAsync(
        DbConnection connection, DossierAccess access, string uniqueId, Visibility visibility)
    {
        openDossier.DemandReadable(access, Transactions.Search);
        var stored = await knownDocument.DemandAsync(connection, access, uniqueId);
        if (visibility.Equals(stored.Document.Visibility))
        {
            // Nothing changes, and the answer tells what a search of the document would.
            await journal.AppendAsync(connection, access, new TracedAct(Transactions.Search, uniqueId));
            return stored.Document;
        }

        visibilityRule.Demand(access, stored.Document, visibility);
        await DocumentStates.ShowAsync(connection, access.PatientId, stored.RowId, visibility);
        await changes.AppendAsync(connection, access.PatientId, ChangeKind.Updated, stored);
        foreach (var transaction in VisibilityRule.TransactionsOf(stored.Document.Visibility, visibility))
        {
            // What is disclosed comes to the patient only now.
            var told = transaction == Transactions.Disclose ? DocumentNotice.Of(visibility) : null;
            await journal.AppendAsync(connection, access, new TracedAct(transaction, uniqueId), told);
        }

        // Whoever masks a document of somebody else is told what became of it, and no longer finds it.
        return (await documents.FindAsync(connection, access.PatientId, uniqueId))!.Document;
    }
}
