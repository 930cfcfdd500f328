using System.Data.Common;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Authorizations;

internal sealed class AuthorizationStore(Database database, Sealer sealer, IdentifierIndex index, TimeProvider time)
{
    internal const string HolderColumn = "dossier_authorization.holder";
    internal const string ConsentColumn = "dossier_authorization.consent";

    private const string Columns =
        """
        holder_hash AS HolderHash, structure_hash AS StructureHash, status AS Status, medecin_traitant AS MedecinTraitant, holder AS Holder,
        started_at AS StartedAt, last_action_at AS LastActionAt, expires_at AS ExpiresAt
        """;

    public Task<StandingAuthorization> FindAsync(Guid patientId, SessionLps caller, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, patientId, caller), cancellationToken);

    /// <summary>What stands for a caller: the caller's own authorisation, or failing that the care team's.</summary>
    public async Task<StandingAuthorization> FindAsync(DbConnection connection, Guid patientId, SessionLps caller)
    {
        var own = index.HashAuthor(caller.ActorIdNat);
        var structure = index.HashAuthor(caller.Structure.StructIdNat);
        var rows = (await connection.QueryAsync<AuthorizationRow>(
            $"""
            SELECT {Columns}
            FROM dossier_authorization
            WHERE patient_id = @patientId AND holder_hash IN (@own, @structure)
            """,
            new { patientId = patientId.ToByteArray(), own, structure })).AsList();
        var mine = ToStanding(rows.FirstOrDefault(row =>
            row.HolderHash.AsSpan().SequenceEqual(own)
            && (!caller.IsNamedByStructure || row.IsBlocked || row.StructureHash.AsSpan().SequenceEqual(structure))));
        // A professional whom the patient has blocked is not let in by the team.
        if (mine.Status is AuthorizationStatus.Valide or AuthorizationStatus.Interdit) return mine;
        var team = ToStanding(rows.FirstOrDefault(row => !row.HolderHash.AsSpan().SequenceEqual(own)));
        return team.Status == AuthorizationStatus.NonExiste ? mine : team;
    }

    /// <summary>What one holder, a PS_IdNat or the Struct_IdNat of a care team, has or had; null when never any.</summary>
    public Task<Authorization?> FindHeldAsync(DbConnection connection, Guid patientId, string idNat) =>
        FindHeldAsync(connection, patientId, DossierReader.Patient, idNat);

    /// <summary>The same, as a reader may know of it.</summary>
    public async Task<Authorization?> FindHeldAsync(
        DbConnection connection, Guid patientId, DossierReader reader, string idNat)
    {
        var row = await connection.QuerySingleOrDefaultAsync<AuthorizationRow?>(
            $"""
            SELECT {Columns} FROM dossier_authorization
            WHERE patient_id = @patientId AND holder_hash = @holder AND secret <= @shown
            """,
            new { patientId = patientId.ToByteArray(), holder = index.HashAuthor(idNat), shown = (long)reader });
        return row is null ? null : Open(patientId, row);
    }

    /// <summary>The authorisations of a dossier after a place, latest action first. A visit is an action.</summary>
    public Task<List<ListedAuthorization>> ListAsync(
        Guid patientId, AuthorizationFilter filter, ListPlace after, int count, CancellationToken cancellationToken) =>
        ListAsync(patientId, DossierReader.Patient, Of(filter), after, count, cancellationToken);

    /// <summary>Those that let somebody read or keep somebody out, as a reader may know of them.</summary>
    public Task<List<ListedAuthorization>> ListStandingAsync(
        Guid patientId, DossierReader reader, ListPlace after, int count, CancellationToken cancellationToken) =>
        ListAsync(
            patientId,
            reader,
            "AND (status = @interdit OR (status = @valide AND (expires_at IS NULL OR expires_at > @now)))",
            after,
            count,
            cancellationToken);

    private Task<List<ListedAuthorization>> ListAsync(
        Guid patientId, DossierReader reader, string condition, ListPlace after, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<AuthorizationRow>(
                    $"""
                    WITH acted AS (
                        SELECT a.holder_hash, a.structure_hash, a.status, a.medecin_traitant, a.holder, a.started_at,
                               a.expires_at,
                               CASE WHEN v.opened_at > a.last_action_at THEN v.opened_at ELSE a.last_action_at END
                                   AS last_action_at
                        FROM dossier_authorization a
                        LEFT JOIN visit v ON v.patient_id = a.patient_id AND v.caller_hash = a.holder_hash
                        WHERE a.patient_id = @patientId AND a.secret <= @shown)
                    SELECT {Columns} FROM acted
                    WHERE (last_action_at < @At OR (last_action_at = @At AND holder_hash < @Key)) {condition}
                    ORDER BY last_action_at DESC, holder_hash DESC LIMIT @count
                    """,
                    new
                    {
                        patientId = patientId.ToByteArray(),
                        after.At,
                        after.Key,
                        valide = (long)AuthorizationStatus.Valide,
                        interdit = (long)AuthorizationStatus.Interdit,
                        now = time.GetUtcNow().ToMicroseconds(),
                        count,
                        shown = (long)reader,
                    }))
                .Select(row => new ListedAuthorization(Open(patientId, row), new(row.LastActionAt, row.HolderHash)))
                .ToList(),
            cancellationToken);

    private static string Of(AuthorizationFilter filter) => filter switch
    {
        AuthorizationFilter.Active => "AND status = @valide AND (expires_at IS NULL OR expires_at > @now)",
        AuthorizationFilter.Interdite => "AND status = @interdit",
        _ => "",
    };

    /// <summary>Leaves the patient without médecin traitant.</summary>
    public Task FreePartAsync(DbConnection connection, Guid patientId) => connection.ExecuteAsync(
        """
        UPDATE dossier_authorization SET medecin_traitant = 0, last_action_at = @now
        WHERE patient_id = @patientId AND medecin_traitant = 1
        """,
        new { patientId = patientId.ToByteArray(), now = time.GetUtcNow().ToMicroseconds() });

    /// <summary>Keeps what now stands for a professional, or without one for the care team of a structure.</summary>
    /// <param name="connection">A write that holds the dossier's row.</param>
    /// <param name="patientId">Whose dossier.</param>
    /// <param name="authorization">What stands.</param>
    /// <param name="consent">What the patient agreed to; null leaves what was kept.</param>
    /// <param name="isSecret">Whether representatives do not learn of it, unless they know of what stands already.</param>
    public Task<int> SaveAsync(
        DbConnection connection, Guid patientId, Authorization authorization, Consent? consent, bool isSecret = false)
    {
        var holderHash = index.HashAuthor(authorization.Professional?.PsIdNat ?? authorization.Structure.StructIdNat);
        byte[] row = [.. patientId.ToByteArray(), .. holderHash];
        return connection.ExecuteAsync(
            """
            INSERT INTO dossier_authorization (patient_id, holder_hash, structure_hash, status, medecin_traitant, holder,
                consent, started_at, last_action_at, expires_at, secret)
            VALUES (@patientId, @holderHash, @structureHash, @status, @medecinTraitant, @holder,
                @consent, @startedAt, @now, @expiresAt, @secret)
            ON CONFLICT (patient_id, holder_hash) DO UPDATE SET structure_hash = @structureHash, status = @status,
                medecin_traitant = @medecinTraitant, holder = @holder, last_action_at = @now, expires_at = @expiresAt,
                consent = COALESCE(@consent, dossier_authorization.consent),
                started_at = COALESCE(dossier_authorization.started_at, @startedAt),
                secret = CASE
                    WHEN dossier_authorization.secret = 0 AND dossier_authorization.status <> @none
                        AND (dossier_authorization.expires_at IS NULL OR dossier_authorization.expires_at > @now) THEN 0
                    ELSE @secret END
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
                now = (authorization.LastActionTime?.ToDateTimeOffset() ?? time.GetUtcNow()).ToMicroseconds(),
                expiresAt = authorization.ExpireTime?.ToDateTimeOffset().ToMicroseconds(),
                secret = isSecret ? 1L : 0L,
                none = (long)AuthorizationStatus.NonExiste,
            });
    }

    private StandingAuthorization ToStanding(AuthorizationRow? row)
    {
        if (row is null) return StandingAuthorization.None;
        var status = StatusNow(row);
        return new StandingAuthorization(
            status,
            status == AuthorizationStatus.Valide && row.MedecinTraitant != 0,
            row.ExpiresAt is { } at ? Instants.FromMicroseconds(at) : null);
    }

    public Authorization Open(Guid patientId, AuthorizationRow row)
    {
        byte[] place = [.. patientId.ToByteArray(), .. row.HolderHash];
        var authorization = Authorization.Parser.ParseFrom(sealer.Open(HolderColumn, place, row.Holder));
        authorization.Status = StatusNow(row);
        authorization.IsMedecinTraitant = row.MedecinTraitant != 0;
        authorization.StartTime = Instants.ToTimestamp(row.StartedAt);
        authorization.LastActionTime = Instants.ToTimestamp(row.LastActionAt);
        authorization.ExpireTime = Instants.ToTimestamp(row.ExpiresAt);
        return authorization;
    }

    private AuthorizationStatus StatusNow(AuthorizationRow row) =>
        (AuthorizationStatus)row.Status == AuthorizationStatus.Valide
            && row.ExpiresAt is { } at && Instants.FromMicroseconds(at) <= time.GetUtcNow()
            ? AuthorizationStatus.Expire
            : (AuthorizationStatus)row.Status;
}
