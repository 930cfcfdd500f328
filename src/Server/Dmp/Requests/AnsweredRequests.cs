using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Requests;

/// <summary>Makes a mutation of a dossier happen once, however many times it is asked for within 30 days.</summary>
internal sealed class AnsweredRequests(Database database, Sealer sealer, IdentifierIndex index, TimeProvider time)
{
    private const string AnswerColumn = "answered_request.answer";

    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    /// <summary>Runs the work in one transaction that holds the dossier's row, or answers as the first time.</summary>
    public Task<T> OnceAsync<T>(
        DossierAccess access,
        string requestId,
        IMessage request,
        Func<DbConnection, Task<T>> work,
        CancellationToken cancellationToken)
        where T : IMessage<T>, new()
    {
        if (!Guid.TryParse(requestId, out var id))
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("request_id", "UUID attendu"));
        var key = new Key(
            access.PatientId.ToByteArray(),
            index.HashAuthor(access.Session.ActorIdNat),
            id.ToByteArray(),
            SHA256.HashData(request.ToByteArray()));
        return database.WriteAsync(
            async connection =>
            {
                var status = await DossierStore.LockAsync(connection, access.PatientId);
                if (await FindAsync<T>(connection, key) is { } first) return first;
                OpenDossier.DemandActive(status);
                var answer = await work(connection);
                await KeepAsync(connection, key, answer);
                return answer;
            },
            cancellationToken);
    }

    private async Task<T?> FindAsync<T>(DbConnection connection, Key key)
        where T : IMessage<T>, new()
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row?>(
            """
            SELECT request_sha256 AS RequestSha256, answer AS Answer FROM answered_request
            WHERE patient_id = @PatientId AND caller_hash = @CallerHash AND request_id = @RequestId
            """,
            key);
        if (row is null) return default;
        if (!row.RequestSha256.AsSpan().SequenceEqual(key.RequestSha256)) throw Refusal.Because(Reason.RequestIdReutilise);
        var answer = new T();
        answer.MergeFrom(sealer.Open(AnswerColumn, key.RequestId, row.Answer));
        return answer;
    }

    private async Task KeepAsync(DbConnection connection, Key key, IMessage answer)
    {
        var now = time.GetUtcNow();
        await connection.ExecuteAsync(
            "DELETE FROM answered_request WHERE patient_id = @PatientId AND answered_at < @forgotten",
            new { key.PatientId, forgotten = (now - Memory).ToMicroseconds() });
        await connection.ExecuteAsync(
            """
            INSERT INTO answered_request (patient_id, caller_hash, request_id, request_sha256, answer, answered_at)
            VALUES (@PatientId, @CallerHash, @RequestId, @RequestSha256, @answer, @now)
            """,
            new
            {
                key.PatientId,
                key.CallerHash,
                key.RequestId,
                key.RequestSha256,
                answer = sealer.Seal(AnswerColumn, key.RequestId, answer.ToByteArray()),
                now = now.ToMicroseconds(),
            });
    }

    private sealed record Key(byte[] PatientId, byte[] CallerHash, byte[] RequestId, byte[] RequestSha256);

    private sealed record Row(byte[] RequestSha256, byte[] Answer);
}
