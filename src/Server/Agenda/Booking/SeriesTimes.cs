using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>Every time that an appointment takes place. A series is bounded, and no longer than the server keeps.</summary>
internal sealed class SeriesTimes(ServerOptions options)
{
    /// <exception cref="MonEspaceSanteException">RECURRENCE_INVALIDE, RECURRENCE_SANS_FIN,
    /// RECURRENCE_TROP_LONGUE.</exception>
    public IReadOnlyList<TimeSlice> Of(RendezVous rendezVous, WallClock start)
    {
        var duration = TimeSpan.FromMinutes(rendezVous.DurationMinutes);
        if (rendezVous.RecurrenceRule.Length == 0) return [Slice(start.Instant, duration)];
        throw Refusal.Because(Reason.NonPrisEnCharge, "limit", $"{options.Port}");
    }

    private static TimeSlice Slice(DateTimeOffset start, TimeSpan duration) =>
        new(start.ToMicroseconds(), (start + duration).ToMicroseconds());
}
