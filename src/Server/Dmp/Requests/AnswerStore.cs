using System.Data.Common;
using System.Text;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Requests;

/// <summary>The answers to mutations, for 30 days.</summary>
internal sealed class AnswerStore(Sealer sealer, IdentifierIndex index, TimeProvider time)
{
    private const string AnswerColumn = "answered_request.answer";

    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    /// <summary>What a mutation is known again by.</summary>
    /// <param name="patientId">About whom; <see cref="Guid.Empty"/> where it is about nobody.</param>
    /// <param name="actor">Asked by whom, told apart from all others.</param>
    /// <param name="requestId">Drawn by the caller once for all tries.</param>
    /// <param name="request">What is asked. It may hold an identity, a code or a password: only its keyed hash is kept.</param>
    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE: the id is no UUID.</exception>
    public AnsweredKey KeyOf(Guid patientId, string actor, string requestId, IMessage request) => new(
        patientId.ToByteArray(),
        index.HashAuthor(actor),
        AnsweredRequests.DemandId(requestId).ToByteArray(),
        // Requests of two kinds may be spelt by the same bytes.
        index.HashRequest([.. Encoding.UTF8.GetBytes(request.Descriptor.FullName), 0, .. request.ToByteArray()]));

    /// <summary>Answers as the first time, or does the work and keeps its answer, in a write that holds what two tries at
    /// once would both change.</summary>
    /// <exception cref="MonEspaceSanteException">REQUEST_ID_REUTILISE.</exception>
    public async Task<T> OnceAsync<T>(DbConnection connection, AnsweredKey key, Func<Task<T>> work)
        where T : IMessage<T>, new()
    {
        if (await FindAsync<T>(connection, key) is { } first) return first;
        var answer = await work();
        await KeepAsync(connection, key, answer);
        return answer;
    }

    /// <summary>Whether there was an answer, whatever was asked.</summary>
    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE: the id is no UUID.</exception>
    public Task<bool> HoldsAsync(DbConnection connection, Guid patientId, string actor, string requestId) =>
        connection.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM answered_request
                WHERE patient_id = @patientId AND caller_hash = @callerHash AND request_id = @requestId)
            """,
            new
            {
                patientId = patientId.ToByteArray(),
                callerHash = index.HashAuthor(actor),
                requestId = AnsweredRequests.DemandId(requestId).ToByteArray(),
            });

    /// <summary>The first answer; null when there was none.</summary>
    /// <exception cref="MonEspaceSanteException">REQUEST_ID_REUTILISE.</exception>
    public async Task<T?> FindAsync<T>(DbConnection connection, AnsweredKey key)
        where T : IMessage<T>, new()
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row?>(
            """
            SELECT request_hash AS RequestHash, answer AS Answer FROM answered_request
            WHERE patient_id = @PatientId AND caller_hash = @CallerHash AND request_id = @RequestId
            """,
            key);
        if (row is null) return default;
        if (!row.RequestHash.AsSpan().SequenceEqual(key.RequestHash)) throw Refusal.Because(Reason.RequestIdReutilise);
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
            INSERT INTO answered_request (patient_id, caller_hash, request_id, request_hash, answer, answered_at)
            VALUES (@PatientId, @CallerHash, @RequestId, @RequestHash, @answer, @now)
            """,
            new
            {
                key.PatientId,
                key.CallerHash,
                key.RequestId,
                key.RequestHash,
                answer = sealer.Seal(AnswerColumn, key.Place, answer.ToByteArray()),
                now = now.ToMicroseconds(),
            });
    }

    private sealed record Row(byte[] RequestHash, byte[] Answer);
}
