using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Catalogue.Grants;
using MonEspaceSante.Server.Compte.Codes;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Pairing;

/// <summary>The codes that patients give applications: ten minutes, one use, one application each.</summary>
internal sealed class PairingCodes(CatalogueHashes hashes)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>A new code for a grant. Only its hash is kept.</summary>
    public async Task<string> DrawAsync(DbConnection connection, StoredGrant grant, DateTimeOffset now)
    {
        var code = HandCopiedCode.Draw();
        await connection.ExecuteAsync(
            """
            DELETE FROM pairing_code WHERE expires_at <= @now;
            INSERT INTO pairing_code (code_hash, patient_id, grant_id, expires_at)
            VALUES (@hash, @patientId, @grantId, @expiresAt)
            """,
            new
            {
                now = now.ToMicroseconds(),
                hash = hashes.PairingCode(grant.ApplicationId, code),
                patientId = grant.PatientId.ToByteArray(),
                grantId = grant.GrantId.ToByteArray(),
                expiresAt = (now + Life).ToMicroseconds(),
            });
        return HandCopiedCode.Print(code);
    }

    /// <summary>Uses a code: of two who come with it at once, one has it.</summary>
    /// <returns>The grant that it was drawn for; null when it never was, has served, or its time is over.</returns>
    public async Task<Guid?> UseAsync(DbConnection connection, string applicationId, string code, DateTimeOffset now)
    {
        var used = await connection.QuerySingleOrDefaultAsync<Row?>(
            "DELETE FROM pairing_code WHERE code_hash = @hash RETURNING grant_id AS GrantId, expires_at AS ExpiresAt",
            new { hash = hashes.PairingCode(applicationId, HandCopiedCode.Normalize(code)) });
        return used is not null && now < Instants.FromMicroseconds(used.ExpiresAt) ? new Guid(used.GrantId) : null;
    }

    private sealed record Row(byte[] GrantId, long ExpiresAt);
}
