using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Agenda.Changes;
using MonEspaceSante.Server.Agenda.Creneaux;
using MonEspaceSante.Server.Dmp.Decisions;

namespace MonEspaceSante.Server.Agenda;

/// <summary>What agendas keep of a patient goes with the dossier, from those of professionals too, who are told of a
/// cancellation: what they mirror would stay otherwise.</summary>
internal sealed class AgendaErasure(AgendaEventStore events) : IErasedWithDossier
{
    public async Task EraseAsync(DbConnection connection, Guid patientId)
    {
        await CreneauStore.ForgetAsync(connection, patientId);
        await events.ForgetAsync(connection, patientId);
        await connection.ExecuteAsync(
            """
            DELETE FROM rendez_vous_reminder WHERE patient_id = @id;
            DELETE FROM rendez_vous_time WHERE patient_id = @id;
            DELETE FROM rendez_vous WHERE patient_id = @id;
            DELETE FROM agenda WHERE agenda_id = @id;
            DELETE FROM rappel_schedule WHERE patient_id = @id;
            DELETE FROM rappel_told WHERE patient_id = @id
            """,
            new { id = patientId.ToByteArray() });
    }
}
