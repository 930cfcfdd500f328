using System.Data.Common;
using System.Security.Cryptography;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Makes a submission happen once, however many times it is sent: all of it or nothing.</summary>
internal sealed class KeptSubmissions(Database database, SubmissionStore submissions, DocumentStore documents)
{
    /// <param name="key">What makes it the same when it is sent again.</param>
    /// <param name="end">What was signed.</param>
    /// <param name="keep">Judges the documents and puts them into the dossier, whose row is held, for this submission.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The submission; <c>IsNew</c> is false when the key had stored it before.</returns>
    public Task<(Submission Submission, bool IsNew)> OnceAsync(
        SubmissionKey key, SubmissionEnd end, Func<DbConnection, Guid, Task> keep, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                var status = await DossierStore.LockAsync(connection, key.PatientId);
                if (await submissions.FindAsync(connection, key) is { } first)
                {
                    DemandSame(first, end);
                    return (await ReadAsync(connection, key.PatientId, new Guid(first.SubmissionId)), false);
                }

                OpenDossier.DemandActive(status);
                var submissionId = Guid.NewGuid();
                await submissions.InsertAsync(connection, key, submissionId, end);
                await keep(connection, submissionId);
                return (await ReadAsync(connection, key.PatientId, submissionId), true);
            },
            cancellationToken);

    private static void DemandSame(FirstSubmission first, SubmissionEnd end)
    {
        if (!first.ManifestSha256.AsSpan().SequenceEqual(SHA256.HashData(end.Manifest.Span)))
            throw Refusal.Because(Reason.RequestIdReutilise);
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
