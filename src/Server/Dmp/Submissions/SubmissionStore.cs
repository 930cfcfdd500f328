using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Submissions;

internal sealed class SubmissionStore(Database database, Sealer sealer, IdentifierIndex index, TimeProvider time)
{
    private const string ManifestColumn = "submission.manifest";
    private const string SignatureColumn = "submission.signature";

    public Task<bool> ExistsAsync(SubmissionKey key, CancellationToken cancellationToken) =>
        database.ReadAsync(async connection => await FindAsync(connection, key) is not null, cancellationToken);

    public Task<FirstSubmission?> FindAsync(DbConnection connection, SubmissionKey key) =>
        connection.QuerySingleOrDefaultAsync<FirstSubmission?>(
            """
            SELECT submission_id AS SubmissionId, manifest_sha256 AS ManifestSha256 FROM submission
            WHERE patient_id = @patientId AND author_hash = @author AND request_id = @requestId
            """,
            new
            {
                patientId = key.PatientId.ToByteArray(),
                author = index.HashAuthor(key.ActorIdNat),
                requestId = key.RequestId.ToByteArray(),
            });

    /// <summary>Whether a document was submitted by somebody.</summary>
    public Task<bool> IsOfAsync(DbConnection connection, Guid patientId, string uniqueId, string actorIdNat) =>
        connection.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM document d
            JOIN submission s ON s.patient_id = d.patient_id AND s.submission_id = d.submission_id
            WHERE d.patient_id = @patientId AND d.unique_id = @uniqueId AND s.author_hash = @author)
            """,
            new { patientId = patientId.ToByteArray(), uniqueId, author = index.HashAuthor(actorIdNat) });

    public Task InsertAsync(DbConnection connection, SubmissionKey key, Guid submissionId, SubmissionEnd end)
    {
        var id = submissionId.ToByteArray();
        return connection.ExecuteAsync(
            """
            INSERT INTO submission (patient_id, submission_id, author_hash, request_id, manifest, manifest_sha256, signature, submitted_at)
            VALUES (@patientId, @id, @author, @requestId, @manifest, @manifestSha256, @signature, @now)
            """,
            new
            {
                patientId = key.PatientId.ToByteArray(),
                id,
                author = index.HashAuthor(key.ActorIdNat),
                requestId = key.RequestId.ToByteArray(),
                manifest = sealer.Seal(ManifestColumn, id, end.Manifest.Span),
                manifestSha256 = SHA256.HashData(end.Manifest.Span),
                signature = sealer.Seal(SignatureColumn, id, end.Signature.Span),
                now = time.GetUtcNow().ToMicroseconds(),
            });
    }
}
