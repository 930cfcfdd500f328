using System.Data.Common;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Dmp.Submissions;
using Origin = MonEspaceSante.Dmp.DocumentOrigin;
using Part = MonEspaceSante.Protos.Catalogue.V1.DepositGrantedDocumentRequest.PartOneofCase;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>Takes a document that an application brings for the patient. The grant is looked after while the bytes come, and
/// demanded again in the write that keeps them: nothing is kept of a document whose grant ended before.</summary>
internal sealed class DepositGrantedDocument(
    DemandGrant demandGrant,
    GrantGuards guards,
    KeepOwnDocument keepOwnDocument,
    SubmissionStore submissions,
    GrantedJournal journal)
{
    public async Task<Document> RunAsync(
        ApplicationCaller caller,
        IAsyncStreamReader<DepositGrantedDocumentRequest> messages,
        CancellationToken cancellationToken)
    {
        var access = await demandGrant.RunAsync(caller, GrantScope.DeposerDocuments, cancellationToken);
        if (!await messages.MoveNext(cancellationToken) || messages.Current.PartCase != Part.RequestId)
            throw Refusal.Because(Reason.EnvoiIncomplet, new Violation("request_id", "attendu en premier"));
        var deposit = new OwnDeposit
        {
            PatientId = access.PatientId,
            Patient = access.Grant.Patient,
            Sender = access.Name,
            RequestId = AnsweredRequests.DemandId(messages.Current.RequestId),
            Origin = Origin.Patient,
            Visibility = new Visibility(),
            Trace = (connection, document) => JudgeAsync(connection, access, document),
        };
        await using var guard = guards.Watch(access, GrantScope.DeposerDocuments, cancellationToken);
        return await guard.RunAsync(async ending =>
        {
            await using var bytes = ChunkStream.ToTheEnd(
                messages, message => message.PartCase == Part.Chunk ? message.Chunk : null);
            return await keepOwnDocument.RunAsync(deposit, bytes, ending);
        });
    }

    private async Task JudgeAsync(DbConnection connection, GrantedAccess access, DocumentMetadata document)
    {
        var now = await demandGrant.AgainAsync(connection, access, GrantScope.DeposerDocuments);
        // What the patient, or another application, brought is not this one's to replace.
        if (document.ReplacesUniqueId.Length > 0
            && !await submissions.IsOfAsync(connection, now.PatientId, document.ReplacesUniqueId, now.Name))
            throw Refusal.Because(Reason.ModificationInterdite);
        await journal.AppendAsync(
            connection,
            now,
            new TracedAct(GrantedActs.DepositDocument, document.UniqueId),
            new PatientNotice(NotificationKind.Document));
    }
}
