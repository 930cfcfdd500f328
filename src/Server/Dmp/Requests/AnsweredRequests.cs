using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Requests;

/// <summary>Makes a mutation of a dossier happen once, however many times it is asked for within 30 days.</summary>
internal sealed class AnsweredRequests(
    OpenDossier openDossier, Database database, Sealer sealer, IdentifierIndex index, TimeProvider time)
{
    private const string AnswerColumn = "answered_request.answer";

    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    /// <summary>Runs the work in one transaction that holds the dossier's row, or answers as the first time.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="requestId">Drawn by the caller once for all tries.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="work">Judges and changes. It is given what the dossier is while its row is held: what the caller might do
    /// a moment ago does not count, and what was answered is not judged again.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<T> OnceAsync<T>(
        Caller caller,
        Ins patient,
        string requestId,
        IMessage request,
        Func<DbConnection, DossierAccess, Task<T>> work,
        CancellationToken cancellationToken)
        where T : IMessage<T>, new()
    {
        var found = await openDossier.FindKnownAsync(caller, patient, cancellationToken);
        if (!Guid.TryParse(requestId, out var id))
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("request_id", "UUID attendu"));
        var key = new Key(
            found.PatientId.ToByteArray(), index.HashAuthor(caller.Session.ActorIdNat), id.ToByteArray(), Digest(request));
        return await database.WriteAsync(
            async connection =>
            {
                await DossierStore.LockAsync(connection, found.PatientId);
                if (await FindAsync<T>(connection, key) is { } first) return first;
                var access = await openDossier.AgainAsync(connection, found);
                OpenDossier.DemandActive(access.Dossier.Status);
                var answer = await work(connection, access);
                await KeepAsync(connection, key, answer);
                return answer;
            },
            cancellationToken);
    }

    // Requests of two kinds may be spelt by the same bytes.
    private static byte[] Digest(IMessage request) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(request.Descriptor.FullName), 0, .. request.ToByteArray()]);

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
        answer.MergeFrom(sealer.Open(AnswerColumn, key.Place, row.Answer));
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
                answer = sealer.Seal(AnswerColumn, key.Place, answer.ToByteArray()),
                now = now.ToMicroseconds(),
            });
    }

    private sealed record Key(byte[] PatientId, byte[] CallerHash, byte[] RequestId, byte[] RequestSha256)
    {
        public byte[] Place => [.. PatientId, .. CallerHash, .. RequestId];
    }

    private sealed record Row(byte[] RequestSha256, byte[] Answer);
}
