using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Puts a submission whose bytes are durable into the dossier, once.</summary>
internal sealed class KeepSubmission(
    KeptSubmissions keptSubmissions,
    OpenDossier openDossier,
    JudgeSubmission judgeSubmission,
    KeepDocument keepDocument,
    FeedingRight feedingRight,
    Visits visits,
    DossierJournal journal)
{
    /// <returns>The submission; <c>IsNew</c> is false when the key had stored it before.</returns>
    public Task<(Submission Submission, bool IsNew)> RunAsync(
        SubmissionKey key, DossierAccess access, ReceivedDocuments received, SubmissionEnd end, CancellationToken cancellationToken) =>
        keptSubmissions.OnceAsync(
            key,
            end,
            async (connection, submissionId) =>
            {
                // The bytes may have been long on their way.
                var sender = await openDossier.AgainAsync(connection, access);
                var transaction = feedingRight.TransactionOf(sender);
                var isAutomatic = received.Purpose == SubmissionPurpose.Automatique;
                await received.JudgeEachAsync(async document =>
                {
                    var predecessor = await judgeSubmission.RunAsync(connection, sender, document, received.Purpose);
                    await keepDocument.RunAsync(connection, key.PatientId, submissionId, document, predecessor);
                    await journal.AppendAsync(
                        connection,
                        sender,
                        new TracedAct(transaction, document.Metadata.UniqueId, isAutomatic),
                        DocumentNotice.Of(document.Visibility));
                });

                await visits.ForbidAfterFeedingAsync(connection, sender);
            },
            cancellationToken);
}
