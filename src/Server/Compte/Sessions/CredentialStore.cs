using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Sessions;

internal sealed class CredentialStore(Database database, Sealer sealer)
{
    private const string PasswordColumn = "credential.password_hash";
    private const string TotpColumn = "credential.totp_secret";

    public Task<Credential?> FindAsync(Guid patientId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, patientId), cancellationToken);

    public async Task<Credential?> FindAsync(DbConnection connection, Guid patientId)
    {
        var id = patientId.ToByteArray();
        var row = await connection.QuerySingleOrDefaultAsync<Row?>(
            """
            SELECT salt AS Salt, password_hash AS PasswordHash, iterations AS Iterations, totp_secret AS TotpSecret,
                   totp_step AS TotpStep
            FROM credential WHERE patient_id = @id
            """,
            new { id });
        return row is null
            ? null
            : new Credential(
                row.Salt,
                sealer.Open(PasswordColumn, id, row.PasswordHash),
                (int)row.Iterations,
                sealer.Open(TotpColumn, id, row.TotpSecret),
                row.TotpStep);
    }

    /// <summary>Keeps what a person signs in with from now on.</summary>
    public Task SaveAsync(DbConnection connection, Guid patientId, Credential credential)
    {
        var id = patientId.ToByteArray();
        return connection.ExecuteAsync(
            """
            INSERT INTO credential (patient_id, salt, password_hash, iterations, totp_secret, totp_step)
            VALUES (@id, @salt, @passwordHash, @iterations, @totpSecret, @step)
            ON CONFLICT (patient_id) DO UPDATE SET salt = @salt, password_hash = @passwordHash,
                iterations = @iterations, totp_secret = @totpSecret, totp_step = @step
            """,
            new
            {
                id,
                salt = credential.Salt,
                passwordHash = sealer.Seal(PasswordColumn, id, credential.PasswordHash),
                iterations = (long)credential.Iterations,
                totpSecret = sealer.Seal(TotpColumn, id, credential.TotpSecret),
                step = credential.TotpStep,
            });
    }

    /// <summary>Uses a step of the second factor up; false when it, or a later one, has served.</summary>
    public static async Task<bool> UseStepAsync(DbConnection connection, Guid patientId, long step) =>
        await connection.ExecuteAsync(
            "UPDATE credential SET totp_step = @step WHERE patient_id = @id AND totp_step < @step",
            new { id = patientId.ToByteArray(), step }) == 1;

    public static Task DeleteAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteAsync(
            "DELETE FROM credential WHERE patient_id = @id", new { id = patientId.ToByteArray() });

    private sealed record Row(byte[] Salt, byte[] PasswordHash, long Iterations, byte[] TotpSecret, long TotpStep);
}
