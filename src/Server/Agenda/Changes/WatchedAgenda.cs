using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Agenda.Changes;

/// <summary>An agenda that somebody watches.</summary>
/// <param name="AgendaId">Which.</param>
/// <param name="DemandAsync">Demands, as often as the watch asks, all that let the call in.</param>
/// <param name="Shows">Whether the caller sees an appointment.</param>
/// <param name="Caller">The professional who watches: nothing is told of a patient who blocked that one. Null for the
/// patient's side.</param>
internal sealed record WatchedAgenda(
    Guid AgendaId,
    Func<CancellationToken, Task> DemandAsync,
    Func<StoredRendezVous, bool> Shows,
    Caller? Caller = null)
{
    /// <summary>Traces whom the watch is about to tell of; null where nothing is traced.</summary>
    public Func<IEnumerable<Guid>, CancellationToken, Task>? TraceAsync { get; init; }

    /// <summary>Whether the caller is told which appointments were forgotten. Of those, nothing tells the structure any
    /// more.</summary>
    public bool ShowsForgotten => TraceAsync is null;
}
