using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Codes;

/// <summary>Provisional codes, as keyed hashes. Whoever calls holds the row of the account.</summary>
internal sealed class CodeStore(IdentifierIndex index)
{
    /// <summary>Keeps a new code, which ends those before.</summary>
    public async Task AddAsync(DbConnection connection, Guid patientId, string code, DateTimeOffset sentAt)
    {
        await EndAsync(connection, patientId);
        await connection.ExecuteAsync(
            """
            INSERT INTO provisional_code (code_id, patient_id, code_hash, status, tries, sent_at, expires_at)
            VALUES (@codeId, @id, @hash, @live, 0, @sentAt, @expiresAt)
            """,
            new
            {
                codeId = Guid.NewGuid().ToByteArray(),
                id = patientId.ToByteArray(),
                hash = index.HashCode(patientId, code),
                live = (long)CodeStatus.Live,
                sentAt = sentAt.ToMicroseconds(),
                expiresAt = (sentAt + ProvisionalCode.Life).ToMicroseconds(),
            });
    }

    /// <summary>Ends the codes of a person: none serves any more.</summary>
    public static Task EndAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteAsync(
            """
            UPDATE provisional_code SET status = @replaced WHERE patient_id = @id AND status IN (@live, @blocked)
            """,
            new
            {
                id = patientId.ToByteArray(),
                replaced = (long)CodeStatus.Replaced,
                live = (long)CodeStatus.Live,
                blocked = (long)CodeStatus.Blocked,
            });

    public static Task DeleteAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteAsync("DELETE FROM provisional_code WHERE patient_id = @id", new { id = patientId.ToByteArray() });

    /// <summary>Uses a code up; otherwise counts the try, and tells why. Only who has the right code learns more than that
    /// it is none.</summary>
    /// <param name="connection">A write that is to be committed whatever the verdict.</param>
    /// <param name="patientId">Whose code.</param>
    /// <param name="code">As it was typed, normalised.</param>
    /// <param name="isCard">Whether the Vitale card is the person's.</param>
    /// <param name="now">When.</param>
    public async Task<Reason> UseAsync(
        DbConnection connection, Guid patientId, string code, bool isCard, DateTimeOffset now)
    {
        var rows = (await connection.QueryAsync<Row>(
            """
            SELECT code_id AS CodeId, code_hash AS CodeHash, status AS Status, tries AS Tries, expires_at AS ExpiresAt
            FROM provisional_code WHERE patient_id = @id
            """,
            new { id = patientId.ToByteArray() })).AsList();
        var hash = index.HashCode(patientId, code);
        Row? known = null;
        foreach (var row in rows)
        {
            if (CryptographicOperations.FixedTimeEquals(row.CodeHash, hash)) known = row;
        }

        if (known is null || !isCard)
        {
            if (rows.Find(row => row.Status == (long)CodeStatus.Live) is { } tried) await CountTryAsync(connection, tried);
            return Reason.CodeInvalide;
        }

        return await UseAsync(connection, known, now);
    }

    /// <summary>Marks what is past its end.</summary>
    public static Task ExpireAsync(DbConnection connection, DateTimeOffset now) =>
        connection.ExecuteAsync(
            "UPDATE provisional_code SET status = @expired WHERE status = @live AND expires_at <= @now",
            new { expired = (long)CodeStatus.Expired, live = (long)CodeStatus.Live, now = now.ToMicroseconds() });

    private static async Task<Reason> UseAsync(DbConnection connection, Row code, DateTimeOffset now)
    {
        switch ((CodeStatus)code.Status)
        {
            case CodeStatus.Used:
                return Reason.CodeDejaUtilise;
            case CodeStatus.Blocked:
                return Reason.CodeBloque;
            case CodeStatus.Live when code.ExpiresAt > now.ToMicroseconds():
                await SetStatusAsync(connection, code, CodeStatus.Used);
                return Reason.Unspecified;
            case CodeStatus.Live:
                await SetStatusAsync(connection, code, CodeStatus.Expired);
                return Reason.CodePerime;
            default:
                return Reason.CodePerime;
        }
    }

    private static Task<int> CountTryAsync(DbConnection connection, Row code) =>
        connection.ExecuteAsync(
            "UPDATE provisional_code SET tries = tries + 1, status = @status WHERE code_id = @CodeId",
            new
            {
                code.CodeId,
                status = (long)(code.Tries + 1 < ProvisionalCode.Tries ? CodeStatus.Live : CodeStatus.Blocked),
            });

    private static Task<int> SetStatusAsync(DbConnection connection, Row code, CodeStatus status) =>
        connection.ExecuteAsync(
            "UPDATE provisional_code SET status = @status WHERE code_id = @CodeId",
            new { code.CodeId, status = (long)status });

    private sealed record Row(byte[] CodeId, byte[] CodeHash, long Status, long Tries, long ExpiresAt);
}
