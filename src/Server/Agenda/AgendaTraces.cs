using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Agenda;

/// <summary>Traces whom an agenda showed. What is in the own agenda is the caller's to look at; any other is read like a
/// dossier.</summary>
internal sealed class AgendaTraces(AccessJournal accesses)
{
    public async Task AppendAsync(Caller caller, IEnumerable<Guid> patients, CancellationToken cancellationToken)
    {
        foreach (var patientId in patients.Distinct())
            await accesses.AppendAsync(
                TracedAccess.Of(caller, patientId, new TracedAct(AgendaActs.Read)), cancellationToken);
    }
}
