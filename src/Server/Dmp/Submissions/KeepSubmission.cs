using System.Data.Common;
using System.Security.Cryptography;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Changes;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Puts a submission whose bytes are durable into the dossier: all of it or nothing, and once.</summary>
internal sealed class KeepSubmission(
    Database database,
    SubmissionStore submissions,
    DocumentStore documents,
    ReplaceDocument replaceDocument,
    ChangeStore changes,
    TimeProvider time)
{
    /// <returns>The submission; <c>IsNew</c> is false when the key had stored it before.</returns>
    public Task<(Submission Submission, bool IsNew)> RunAsync(
        SubmissionKey key,
        DossierAccess sender,
        IReadOnlyList<ReceivedDocument> received,
        SubmissionEnd end,
        CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                var status = await DossierStore.LockAsync(connection, key.PatientId);
                if (await submissions.FindAsync(connection, key) is { } first)
                    return (await ReplayAsync(connection, key, first, end), false);
                OpenDossier.DemandActive(status);

                var submissionId = Guid.NewGuid();
                await submissions.InsertAsync(connection, key, submissionId, end);
                foreach (var document in received) await AddAsync(connection, submissionId, sender, document);
                return (await ReadAsync(connection, key.PatientId, submissionId), true);
            },
            cancellationToken);

    private async Task<Submission> ReplayAsync(
        DbConnection connection, SubmissionKey key, FirstSubmission first, SubmissionEnd end) =>
        first.ManifestSha256.AsSpan().SequenceEqual(SHA256.HashData(end.Manifest.Span))
            ? await ReadAsync(connection, key.PatientId, new Guid(first.SubmissionId))
            : throw Refusal.Because(Reason.RequestIdReutilise);

    private async Task AddAsync(
        DbConnection connection, Guid submissionId, DossierAccess sender, ReceivedDocument document)
    {
        var patientId = sender.PatientId;
        var entryId = Guid.NewGuid();
        var logicalId = document.Metadata.ReplacesUniqueId.Length == 0
            ? entryId
            : await replaceDocument.RunAsync(connection, sender, document.Metadata);
        var seq = await DossierStore.NextSeqAsync(connection, patientId);
        var place = new DocumentPlace(patientId, submissionId, entryId, logicalId, seq);
        if (!await documents.InsertAsync(connection, place, document)) throw Refusal.Because(Reason.DocumentDejaPresent);
        await TellAsync(connection, place, document.Metadata.ReplacesUniqueId);
    }

    private async Task TellAsync(DbConnection connection, DocumentPlace place, string replaced)
    {
        var kind = replaced.Length == 0 ? ChangeKind.Added : ChangeKind.Replaced;
        await DossierStore.DateLastDocumentAsync(connection, place.PatientId, time.GetUtcNow());
        await changes.AppendAsync(
            connection, place.PatientId, place.Seq, kind, place.EntryId, replaced.Length == 0 ? null : replaced);
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
