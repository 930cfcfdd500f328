using System.Data.Common;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Authorizations;

internal sealed class AuthorizationStore(Database database, Sealer sealer, IdentifierIndex index, TimeProvider time)
{
    private const string HolderColumn = "dossier_authorization.holder";
    private const string ConsentColumn = "dossier_authorization.consent";

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

    /// <summary>Keeps what now stands for a professional, or without one for the care team of a structure.</summary>
    public Task<int> SaveAsync(DbConnection connection, Guid patientId, Authorization authorization, Consent? consent)
    {
        var holderHash = index.HashAuthor(authorization.Professional?.PsIdNat ?? authorization.Structure.StructIdNat);
        byte[] row = [.. patientId.ToByteArray(), .. holderHash];
        return connection.ExecuteAsync(
            """
            INSERT INTO dossier_authorization (patient_id, holder_hash, structure_hash, status, medecin_traitant, holder,
                consent, started_at, last_action_at, expires_at)
            VALUES (@patientId, @holderHash, @structureHash, @status, @medecinTraitant, @holder,
                @consent, @startedAt, @now, @expiresAt)
            ON CONFLICT (patient_id, holder_hash) DO UPDATE SET structure_hash = @structureHash, status = @status,
                medecin_traitant = @medecinTraitant, holder = @holder, last_action_at = @now, expires_at = @expiresAt,
                consent = COALESCE(@consent, dossier_authorization.consent),
                started_at = COALESCE(dossier_authorization.started_at, @startedAt)
            """,
            new
            {
                patientId = patientId.ToByteArray(),
                holderHash,
                structureHash = index.HashAuthor(authorization.Structure.StructIdNat),
                status = (long)authorization.Status,
                medecinTraitant = authorization.IsMedecinTraitant ? 1L : 0L,
                holder = sealer.Seal(HolderColumn, row, authorization.ToByteArray()),
                consent = consent is null ? null : sealer.Seal(ConsentColumn, row, consent.ToByteArray()),
                startedAt = authorization.StartTime?.ToDateTimeOffset().ToMicroseconds(),
                now = time.GetUtcNow().ToMicroseconds(),
                expiresAt = authorization.ExpireTime?.ToDateTimeOffset().ToMicroseconds(),
            });
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
