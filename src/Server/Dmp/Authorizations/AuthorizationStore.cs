using System.Data.Common;
using Dapper;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Authorizations;

internal sealed class AuthorizationStore(Database database, IdentifierIndex index, TimeProvider time)
{
    public Task<StandingAuthorization> FindAsync(Guid patientId, SessionLps caller, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, patientId, caller), cancellationToken);

    /// <summary>What stands for a caller: the caller's own authorisation, or failing that the care team's.</summary>
    public async Task<StandingAuthorization> FindAsync(DbConnection connection, Guid patientId, SessionLps caller)
    {
        var own = index.HashAuthor(caller.ActorIdNat);
        var rows = (await connection.QueryAsync<Row>(
            """
            SELECT holder_hash AS HolderHash, status AS Status, medecin_traitant AS MedecinTraitant, expires_at AS ExpiresAt
            FROM dossier_authorization
            WHERE patient_id = @patientId AND holder_hash IN (@own, @team)
            """,
            new { patientId = patientId.ToByteArray(), own, team = index.HashAuthor(caller.Structure.StructIdNat) })).AsList();
        var mine = ToStanding(rows.FirstOrDefault(row => row.HolderHash.AsSpan().SequenceEqual(own)));
        // A professional whom the patient has blocked is not let in by the team.
        if (mine.Status is AuthorizationStatus.Valide or AuthorizationStatus.Interdit) return mine;
        var team = ToStanding(rows.FirstOrDefault(row => !row.HolderHash.AsSpan().SequenceEqual(own)));
        return team.Status == AuthorizationStatus.NonExiste ? mine : team;
    }

    private StandingAuthorization ToStanding(Row? row)
    {
        if (row is null) return StandingAuthorization.None;
        var status = (AuthorizationStatus)row.Status;
        DateTimeOffset? expiresAt = row.ExpiresAt is { } at ? Instants.FromMicroseconds(at) : null;
        if (status == AuthorizationStatus.Valide && expiresAt <= time.GetUtcNow()) status = AuthorizationStatus.Expire;
        return new StandingAuthorization(
            status, status == AuthorizationStatus.Valide && row.MedecinTraitant != 0, expiresAt);
    }

    private sealed record Row(byte[] HolderHash, long Status, long MedecinTraitant, long? ExpiresAt);
}
