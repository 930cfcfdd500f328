using System.Data.Common;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Booking;

internal sealed class RendezVousStore(Database database, Sealer sealer)
{
    private const int AtOnce = 100;
    private const string Column = "rendez_vous.body";
    private const string Select =
        """
        SELECT patient_id AS PatientId, rendez_vous_id AS RendezVousId, agenda_id AS AgendaId,
               structure_hash AS StructureHash, secret AS Secret, body AS Body
        FROM rendez_vous
        """;

    public Task<StoredRendezVous?> FindAsync(Guid patientId, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, patientId, id), cancellationToken);

    public async Task<StoredRendezVous?> FindAsync(DbConnection connection, Guid patientId, Guid id)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row?>(
            $"{Select} WHERE patient_id = @patientId AND rendez_vous_id = @id",
            new { patientId = patientId.ToByteArray(), id = id.ToByteArray() });
        return row is null ? null : Open(row);
    }

    /// <summary>Some appointments of a patient, as far as they are there.</summary>
    public async Task<List<StoredRendezVous>> ListAsync(
        DbConnection connection, Guid patientId, IReadOnlyList<Guid> ids)
    {
        var found = new List<StoredRendezVous>();
        foreach (var some in ids.Chunk(AtOnce))
        {
            // One by one: what Dapper makes of a list is another text for each engine.
            var parameters = new DynamicParameters(new { patientId = patientId.ToByteArray() });
            foreach (var (rank, id) in some.Index()) parameters.Add($"id{rank}", id.ToByteArray());
            var names = string.Join(", ", Enumerable.Range(0, some.Length).Select(rank => $"@id{rank}"));
            var rows = await connection.QueryAsync<Row>(
                $"{Select} WHERE patient_id = @patientId AND rendez_vous_id IN ({names})", parameters);
            found.AddRange(rows.Select(Open));
        }

        return found;
    }

    /// <summary>All the appointments of a patient that answer rules, and those alone: they are few.</summary>
    public async Task<List<StoredRendezVous>> ListAnsweringAsync(DbConnection connection, Guid patientId) =>
        (await connection.QueryAsync<Row>(
            $"{Select} WHERE patient_id = @patientId AND answers_rule = 1", new { patientId = patientId.ToByteArray() }))
        .Select(Open).ToList();

    /// <summary>Keeps an appointment in place of what it was.</summary>
    public Task SaveAsync(DbConnection connection, StoredRendezVous kept) => connection.ExecuteAsync(
        """
        INSERT INTO rendez_vous
            (patient_id, rendez_vous_id, agenda_id, structure_hash, creneau_id, secret, answers_rule, version, body)
        VALUES (@patientId, @id, @agendaId, @StructureHash, @creneauId, @secret, @answers, @version, @body)
        ON CONFLICT (patient_id, rendez_vous_id) DO UPDATE
        SET creneau_id = @creneauId, answers_rule = @answers, version = @version, body = @body
        """,
        new
        {
            patientId = kept.PatientId.ToByteArray(),
            id = kept.Id.ToByteArray(),
            agendaId = kept.AgendaId?.ToByteArray(),
            kept.StructureHash,
            creneauId = kept.CreneauId?.ToByteArray(),
            secret = kept.IsSecret ? 1L : 0L,
            answers = kept.RendezVous.RuleId.Length > 0 ? 1L : 0L,
            version = kept.RendezVous.Version,
            body = sealer.Seal(Column, Place(kept.PatientId.ToByteArray(), kept.Id.ToByteArray()), kept.RendezVous.ToByteArray()),
        });

    private StoredRendezVous Open(Row row) => new(
        new Guid(row.PatientId),
        new Guid(row.RendezVousId),
        row.AgendaId is { } agendaId ? new Guid(agendaId) : null,
        row.StructureHash,
        row.Secret != 0,
        RendezVous.Parser.ParseFrom(sealer.Open(Column, Place(row.PatientId, row.RendezVousId), row.Body)));

    private static byte[] Place(byte[] patientId, byte[] id) => [.. patientId, .. id];

    private sealed record Row
    {
        public byte[] PatientId { get; init; } = [];

        public byte[] RendezVousId { get; init; } = [];

        public byte[]? AgendaId { get; init; }

        public byte[]? StructureHash { get; init; }

        public long Secret { get; init; }

        public byte[] Body { get; init; } = [];
    }
}
