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
