using System.Data.Common;
using Dapper;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Changes;

/// <summary>What happened in agendas, in order. A change is told by the write that makes it, in the patient's agenda and in
/// the professional's.</summary>
internal sealed class AgendaEventStore(Database database, TimeProvider time)
{
    /// <summary>Holds an agenda to the end of the write: it serialises its writers. A write that holds two takes the
    /// professional's first.</summary>
    public static Task LockAsync(DbConnection connection, Guid agendaId) => connection.ExecuteAsync(
        "INSERT INTO agenda (agenda_id, seq) VALUES (@id, 0) ON CONFLICT (agenda_id) DO UPDATE SET seq = agenda.seq",
        new { id = agendaId.ToByteArray() });

    public async Task AppendAsync(DbConnection connection, AgendaChangeKind kind, StoredRendezVous changed)
    {
        if (changed.AgendaId is { } agendaId)
            await AppendAsync(connection, agendaId, kind, changed.PatientId, changed.Id.ToByteArray());
        await AppendAsync(connection, changed.PatientId, kind, changed.PatientId, changed.Id.ToByteArray());
    }

    /// <summary>Tells professionals that what a patient would still have had with them is cancelled, and nothing of whom it
    /// was.</summary>
    public async Task ForgetAsync(DbConnection connection, Guid patientId)
    {
        var left = await connection.QueryAsync<(byte[] AgendaId, byte[] RendezVousId)>(
            """
            SELECT DISTINCT agenda_id AS AgendaId, rendez_vous_id AS RendezVousId FROM rendez_vous_time
            WHERE patient_id = @id AND agenda_id IS NOT NULL AND cancelled = 0 AND ends_at > @now
            ORDER BY agenda_id, rendez_vous_id
            """,
            new { id = patientId.ToByteArray(), now = time.GetUtcNow().ToMicroseconds() });
        foreach (var (agendaId, rendezVousId) in left)
            await AppendAsync(connection, new Guid(agendaId), AgendaChangeKind.Annule, Guid.Empty, rendezVousId);
        await connection.ExecuteAsync("DELETE FROM agenda_event WHERE patient_id = @id", new { id = patientId.ToByteArray() });
    }

    /// <summary>The rank of the last change; 0 for an agenda that nothing has happened to.</summary>
    public Task<long> LastAsync(Guid agendaId, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<long>(
            "SELECT COALESCE(MAX(seq), 0) FROM agenda_event WHERE agenda_id = @id", new { id = agendaId.ToByteArray() }),
        cancellationToken);

    /// <summary>The changes after a rank, oldest first.</summary>
    public Task<List<AgendaEventRow>> ListAsync(
        Guid agendaId, long afterSeq, int count, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => (await connection.QueryAsync<AgendaEventRow>(
            """
            SELECT seq AS Seq, kind AS Kind, patient_id AS PatientId, rendez_vous_id AS RendezVousId,
                   happened_at AS HappenedAt
            FROM agenda_event WHERE agenda_id = @id AND seq > @afterSeq ORDER BY seq LIMIT @count
            """,
            new { id = agendaId.ToByteArray(), afterSeq, count })).AsList(),
        cancellationToken);

    private async Task AppendAsync(
        DbConnection connection, Guid agendaId, AgendaChangeKind kind, Guid patientId, byte[] rendezVousId)
    {
        var id = agendaId.ToByteArray();
        var seq = await connection.ExecuteScalarAsync<long>(
            """
            INSERT INTO agenda (agenda_id, seq) VALUES (@id, 1)
            ON CONFLICT (agenda_id) DO UPDATE SET seq = agenda.seq + 1 RETURNING seq
            """,
            new { id });
        await connection.ExecuteAsync(
            """
            INSERT INTO agenda_event (agenda_id, seq, kind, patient_id, rendez_vous_id, happened_at)
            VALUES (@id, @seq, @kind, @patientId, @rendezVousId, @now)
            """,
            new
            {
                id,
                seq,
                kind = (long)kind,
                patientId = patientId.ToByteArray(),
                rendezVousId,
                now = time.GetUtcNow().ToMicroseconds(),
            });
        await database.SignalAsync(connection, agendaId);
    }
}
