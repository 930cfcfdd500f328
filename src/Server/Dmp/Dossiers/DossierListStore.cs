using Dapper;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Dossiers;

internal sealed class DossierListStore(
    Database database, DossierStore dossiers, AuthorizationStore authorizations, IdentifierIndex index, TimeProvider time)
{
    /// <summary>The open dossiers that an authorisation lets the caller read, after a place, latest first.</summary>
    public Task<List<FoundDossier>> ListAsync(
        DossierSearch search, ListPlace after, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<Row>(Sql(search), Parameters(search, after, count)))
                .Select(Open).ToList(),
            cancellationToken);

    // One row a dossier, by the authorisation that last changed. A blocked professional is not let in by the team.
    private static string Sql(DossierSearch search)
    {
        var scope = search.OfStructure ? "a.structure_hash = @structure" : "a.holder_hash IN (@own, @structure)";
        // Whom a structure names reads by its authorisations alone, and has no other dossiers told to it.
        if (search.Caller.IsNamedByStructure) scope += " AND a.structure_hash = @structure";
        var at = search.Date == DossierDate.LastDocument ? "d.last_document_at" : "a.last_action_at";
        return $"""
            WITH mine AS (
                SELECT a.*, ROW_NUMBER() OVER (
                    PARTITION BY a.patient_id ORDER BY a.last_action_at DESC, a.holder_hash) AS place
                FROM dossier_authorization a
                WHERE {scope} AND a.status = @valide AND (a.expires_at IS NULL OR a.expires_at > @now)
                    AND NOT EXISTS (SELECT 1 FROM dossier_authorization b
                        WHERE b.patient_id = a.patient_id AND b.holder_hash = @own AND b.status = @interdit))
            SELECT {at} AS At, d.patient_id AS PatientId, d.traits AS Traits, d.identifier AS Identifier,
                   d.last_document_at AS LastDocumentAt, v.opened_at AS OpenedAt, a.holder_hash AS HolderHash,
                   a.structure_hash AS StructureHash, a.status AS Status, a.medecin_traitant AS MedecinTraitant, a.holder AS Holder,
                   a.started_at AS StartedAt, a.last_action_at AS LastActionAt, a.expires_at AS ExpiresAt
            FROM mine a
            JOIN dossier d ON d.patient_id = a.patient_id
            LEFT JOIN visit v ON v.patient_id = a.patient_id AND v.caller_hash = @own
            WHERE a.place = 1 AND d.status = @actif AND d.identifier IS NOT NULL AND {at} >= @Since
                AND ({at} < @At OR ({at} = @At AND a.patient_id < @Key))
            ORDER BY {at} DESC, a.patient_id DESC LIMIT @count
            """;
    }

    private object Parameters(DossierSearch search, ListPlace after, int count) => new
    {
        own = index.HashAuthor(search.Caller.ActorIdNat),
        structure = index.HashAuthor(search.Caller.Structure.StructIdNat),
        valide = (long)AuthorizationStatus.Valide,
        interdit = (long)AuthorizationStatus.Interdit,
        actif = (long)DossierStatus.Actif,
        now = time.GetUtcNow().ToMicroseconds(),
        search.Since,
        after.At,
        after.Key,
        count,
    };

    private FoundDossier Open(Row row)
    {
        var (traits, identifier) = dossiers.OpenIdentity(row.PatientId, row.Traits, row.Identifier);
        var listed = new ListedDossier
        {
            Patient = identifier,
            Traits = traits,
            Authorization = authorizations.Open(new Guid(row.PatientId), row.Authorization),
            LastDocumentTime = Instants.ToTimestamp(row.LastDocumentAt),
            LastVisitTime = Instants.ToTimestamp(row.OpenedAt),
        };
        return new FoundDossier(listed, new ListPlace(row.At, row.PatientId));
    }

    private sealed record Row(
        long At,
        byte[] PatientId,
        byte[] Traits,
        byte[] Identifier,
        long? LastDocumentAt,
        long? OpenedAt,
        byte[] HolderHash,
        byte[] StructureHash,
        long Status,
        long MedecinTraitant,
        byte[] Holder,
        long? StartedAt,
        long LastActionAt,
        long? ExpiresAt)
    {
        public AuthorizationRow Authorization =>
            new(HolderHash, StructureHash, Status, MedecinTraitant, Holder, StartedAt, LastActionAt, ExpiresAt);
    }
}
