using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Agenda;

/// <summary>Times of a clock on the wall as instants with their offset, and back.</summary>
internal static class AgendaInstant
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static DateTimeOffset Of(LocalTime time)
    {
        var local = DateTime.SpecifyKind(time.Local, DateTimeKind.Unspecified);
        var zone = ZoneOf(time.TimeZone);
        return time.UtcOffset is { } offset ? new DateTimeOffset(local, offset) : WallClock.At(local, zone);
    }

    /// <summary>The instant, with the offset of a zone.</summary>
    public static DateTimeOffset In(DateTimeOffset instant, string timeZone) =>
        TimeZoneInfo.ConvertTime(instant, ZoneOf(timeZone));

    public static LocalTime Read(string path, DateTimeOffset instant, string timeZone)
    {
        if (instant.Ticks % TimeSpan.TicksPerSecond != 0)
            throw FhirFault.NoCounterpart(path, "Secondes entières attendues");
        var local = In(instant, timeZone);
        return new LocalTime(local.DateTime, timeZone, local.Offset);
    }

    public static TimeSpan Duration(string path, TimeSpan told) =>
        told > TimeSpan.Zero && told <= Longest && told.Ticks % TimeSpan.TicksPerMinute == 0
            ? told
            : throw FhirFault.NoCounterpart(path, "De 1 minute à 1 jour, en minutes entières");

    private static TimeZoneInfo ZoneOf(string name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw Refusal.Because(Reason.FuseauInconnu, new Violation("time_zone", "nom IANA attendu"));
}
