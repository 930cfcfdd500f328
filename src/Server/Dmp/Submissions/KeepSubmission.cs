using System.Data.Common;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Puts a submission whose bytes are durable into the dossier: all of it or nothing, and once.</summary>
internal sealed class KeepSubmission(
    Database database,
    SubmissionStore submissions,
    DocumentStore documents,
    JudgeSubmission judgeSubmission,
    KeepDocument keepDocument,
    FeedingRight feedingRight,
    Visits visits,
    DossierJournal journal)
{
    /// <returns>The submission; <c>IsNew</c> is false when the key had stored it before.</returns>
    public Task<(Submission Submission, bool IsNew)> RunAsync(
        SubmissionKey key, DossierAccess sender, ReceivedDocuments received, SubmissionEnd end, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                var status = await DossierStore.LockAsync(connection, key.PatientId);
                if (await submissions.FindAsync(connection, key) is { } first)
                {
                    SubmissionStore.DemandSame(first, end);
                    return (await ReadAsync(connection, key.PatientId, new Guid(first.SubmissionId)), false);
                }

                OpenDossier.DemandActive(status);

                var submissionId = Guid.NewGuid();
                await submissions.InsertAsync(connection, key, submissionId, end);
                await received.JudgeEachAsync(async document =>
                {
                    var predecessor = await judgeSubmission.RunAsync(connection, sender, document, received.Purpose);
                    await keepDocument.RunAsync(connection, key.PatientId, submissionId, document, predecessor);
                    await TraceAsync(connection, sender, document, received.Purpose);
                });

                await visits.ForbidAfterFeedingAsync(connection, sender);
                return (await ReadAsync(connection, key.PatientId, submissionId), true);
            },
            cancellationToken);

    private Task TraceAsync(
        DbConnection connection, DossierAccess sender, ReceivedDocument document, SubmissionPurpose purpose)
    {
        var act = new TracedAct(
            feedingRight.TransactionOf(sender), document.Metadata.UniqueId, purpose == SubmissionPurpose.Automatique);
        return journal.AppendAsync(connection, sender, act);
    }

    private async Task<Submission> ReadAsync(DbConnection connection, Guid patientId, Guid submissionId)
    {
        var stored = await documents.ReadSubmissionAsync(connection, patientId, submissionId);
        return new Submission
        {
            SubmissionId = submissionId.ToString("D"),
            SubmissionTime = stored[0].SubmissionTime,
            Documents = { stored },
        };
    }
}
