using System.Data.Common;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Requests;

/// <summary>The answers to mutations, for 30 days.</summary>
internal sealed class AnswerStore(Sealer sealer, TimeProvider time)
{
    private const string AnswerColumn = "answered_request.answer";

    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    /// <summary>The first answer; null when there was none.</summary>
    /// <exception cref="MonEspaceSanteException">REQUEST_ID_REUTILISE.</exception>
    public async Task<T?> FindAsync<T>(DbConnection connection, AnsweredKey key)
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
        answer.MergeFrom(sealer.Open(AnswerColumn, key.Place, row.Answer));
        return answer;
    }

    public async Task KeepAsync(DbConnection connection, AnsweredKey key, IMessage answer)
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
                answer = sealer.Seal(AnswerColumn, key.Place, answer.ToByteArray()),
                now = now.ToMicroseconds(),
            });
    }

    private sealed record Row(byte[] RequestSha256, byte[] Answer);
}
