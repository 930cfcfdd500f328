using System.Data.Common;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Changes;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Habilitation;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>The person hides a document from professionals, or shows it again. Its author and the médecin traitant see it all
/// the same.</summary>
internal sealed class HideDocument(
    PersonRequests requests,
    ShownDocument shownDocument,
    DocumentStore documents,
    VisibilityLimits limits,
    ChangeStore changes,
    PersonJournal journal)
{
    public Task<Document> RunAsync(
        PersonCaller caller, HideDocumentRequest request, CancellationToken cancellationToken) =>
        requests.OnceAsync(
            caller,
            request.Patient,
            request.RequestId,
            request,
            (connection, access) => HideAsync(connection, access, request),
            cancellationToken);

    private async Task<Document> HideAsync(DbConnection connection, PersonAccess access, HideDocumentRequest request)
    {
        var stored = await shownDocument.DemandAsync(connection, access, request.UniqueId);
        if (stored.Document.Visibility.HiddenFromProfessionals == request.Hidden) return stored.Document;
        var visibility = stored.Document.Visibility.Clone();
        visibility.HiddenFromProfessionals = request.Hidden;
        limits.Demand(stored.Document.Metadata, visibility, "hidden");
        await DocumentStates.ShowAsync(connection, access.PatientId, stored.RowId, visibility);
        await changes.AppendAsync(connection, access.PatientId, ChangeKind.Updated, stored);
        await journal.AppendAsync(
            connection,
            access,
            new TracedAct(request.Hidden ? Transactions.Mask : Transactions.Unmask, request.UniqueId));
        return (await documents.FindAsync(connection, access.PatientId, request.UniqueId))!.Document;
    }
}
