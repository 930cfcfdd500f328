using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>What else there is at the time of an appointment. The caller holds the agendas.</summary>
internal static class AgendaConflicts
{
    private const int MostTold = 20;

    /// <summary>What a professional has beside an appointment, and beside those of the slot that it was made from.</summary>
    public static async Task<List<StoredTime>> OfAgendaAsync(
        DbConnection connection, Guid agendaId, IReadOnlyList<TimeSlice> times, StoredRendezVous? beside)
    {
        var others = await TimeStore.ListOfAgendaAsync(connection, agendaId, Around(times));
        var creneau = beside?.CreneauId?.ToByteArray();
        return Overlapping(others, times, beside)
            .Where(other => creneau is null || other.CreneauId is null || !other.CreneauId.AsSpan().SequenceEqual(creneau))
            .ToList();
    }

    public static async Task<List<StoredTime>> OfPatientAsync(
        DbConnection connection, Guid patientId, IReadOnlyList<TimeSlice> times, StoredRendezVous beside) =>
        Overlapping(await TimeStore.ListOfPatientAsync(connection, patientId, Around(times)), times, beside).ToList();

    /// <exception cref="MonEspaceSanteException">PROFESSIONNEL_OCCUPE.</exception>
    public static void Refuse(StoredTime other) => throw Refusal.Because(
        Reason.ProfessionnelOccupe,
        "start_time",
        Instants.FromMicroseconds(other.StartsAt).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null));

    /// <summary>Conflicts as they are told: which appointment it is to whoever may see it.</summary>
    public static IEnumerable<Conflict> Tell(AgendaSide side, IEnumerable<StoredTime> others, Func<StoredTime, bool> isSeen) =>
        others.Take(MostTold).Select(other => new Conflict
        {
            Side = side,
            StartTime = Instants.ToTimestamp(other.StartsAt),
            EndTime = Instants.ToTimestamp(other.EndsAt),
            RendezVousId = isSeen(other) ? new Guid(other.RendezVousId).ToString("D") : "",
        });

    private static TimeSlice Around(IReadOnlyList<TimeSlice> times) =>
        new(times.Min(time => time.StartsAt), times.Max(time => time.EndsAt));

    private static IEnumerable<StoredTime> Overlapping(
        IEnumerable<StoredTime> others, IReadOnlyList<TimeSlice> times, StoredRendezVous? beside)
    {
        var own = beside?.Id.ToByteArray() ?? [];
        var ordered = new OrderedTimes(times);
        return others.Where(other => !other.RendezVousId.AsSpan().SequenceEqual(own) && ordered.Touch(other.Slice));
    }
}
