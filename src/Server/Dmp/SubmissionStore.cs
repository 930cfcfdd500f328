using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp;

internal sealed class SubmissionStore(
    Database database, DocumentStore documents, Sealer sealer, IdentifierIndex index, TimeProvider time)
{
    private const string ManifestColumn = "submission.manifest";
    private const string SignatureColumn = "submission.signature";

    public Task<bool> HoldsAsync(Guid patientId, string uniqueId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<bool>(
                "SELECT EXISTS (SELECT 1 FROM document WHERE patient_id = @patientId AND unique_id = @uniqueId)",
                new { patientId = patientId.ToByteArray(), uniqueId }),
            cancellationToken);

    public Task<bool> ExistsAsync(
        Guid patientId, SessionLps sender, Guid requestId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => await FindAsync(connection, patientId, sender, requestId) is not null, cancellationToken);

    /// <summary>
    /// Keeps a submission whose contents are durable, all of it or nothing. A request id that already served answers
    /// the first submission, and <c>IsNew</c> is false.
    /// </summary>
    public Task<(Submission Submission, bool IsNew)> StoreAsync(
        Guid patientId,
        SessionLps sender,
        Guid requestId,
        IReadOnlyList<ReceivedDocument> received,
        SubmissionEnd end,
        CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                var status = await LockAsync(connection, patientId);
                var first = await FindAsync(connection, patientId, sender, requestId);
                if (first is not null) return (await ReplayAsync(connection, patientId, first, end), false);
                OpenDossier.DemandActive(status);
                var submissionId = await InsertAsync(connection, patientId, sender, requestId, end);
                foreach (var document in received)
                    await documents.InsertAsync(connection, patientId, submissionId, sender, document);
                return (await ReadAsync(connection, patientId, submissionId), true);
            },
            cancellationToken);

    // The dossier's row serialises its writers on both engines.
    private static async Task<DossierStatus> LockAsync(DbConnection connection, Guid patientId) =>
        (DossierStatus)await connection.ExecuteScalarAsync<long>(
            "UPDATE dossier SET seq = seq WHERE patient_id = @id RETURNING status", new { id = patientId.ToByteArray() });

    private Task<FirstSubmission?> FindAsync(
        DbConnection connection, Guid patientId, SessionLps sender, Guid requestId) =>
        connection.QuerySingleOrDefaultAsync<FirstSubmission?>(
            """
            SELECT submission_id AS SubmissionId, manifest_sha256 AS ManifestSha256 FROM submission
            WHERE patient_id = @patientId AND author_hash = @author AND request_id = @requestId
            """,
            new
            {
                patientId = patientId.ToByteArray(),
                author = index.HashAuthor(sender.ActorIdNat),
                requestId = requestId.ToByteArray(),
            });

    private async Task<Submission> ReplayAsync(
        DbConnection connection, Guid patientId, FirstSubmission first, SubmissionEnd end) =>
        first.ManifestSha256.AsSpan().SequenceEqual(SHA256.HashData(end.Manifest.Span))
            ? await ReadAsync(connection, patientId, new Guid(first.SubmissionId))
            : throw Refusal.Because(Reason.RequestIdReutilise);

    private async Task<Guid> InsertAsync(
        DbConnection connection, Guid patientId, SessionLps sender, Guid requestId, SubmissionEnd end)
    {
        var submissionId = Guid.NewGuid();
        var id = submissionId.ToByteArray();
        await connection.ExecuteAsync(
            """
            INSERT INTO submission (patient_id, submission_id, author_hash, request_id, manifest, manifest_sha256, signature, submitted_at)
            VALUES (@patientId, @id, @author, @requestId, @manifest, @manifestSha256, @signature, @now)
            """,
            new
            {
                patientId = patientId.ToByteArray(),
                id,
                author = index.HashAuthor(sender.ActorIdNat),
                requestId = requestId.ToByteArray(),
                manifest = sealer.Seal(ManifestColumn, id, end.Manifest.Span),
                manifestSha256 = SHA256.HashData(end.Manifest.Span),
                signature = sealer.Seal(SignatureColumn, id, end.Signature.Span),
                now = time.GetUtcNow().ToMicroseconds(),
            });
        return submissionId;
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

    private sealed record FirstSubmission(byte[] SubmissionId, byte[] ManifestSha256);
}
