using MonEspaceSante.Agenda;
using MonEspaceSante.Identity;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>The appointments of a calendar of another program. What was cancelled there, takes whole days, or stands for one
/// time of a series is left out: an agenda has no such appointments.</summary>
internal static class ImportedCalendar
{
    private const int LongestTitle = 200;

    public static async Task<List<(string Identifier, RendezVous RendezVous)>> ReadAsync(
        Stream stream, Ins patient, CancellationToken cancellationToken)
    {
        var paris = TimeZoneInfo.FindSystemTimeZoneById(LocalTime.Paris);
        return await CalendarReader.ReadAsync(stream, paris, cancellationToken: cancellationToken)
            .Where(one => one is { IsAllDay: false, Replaces: null } && one.Status != CalendarEntryStatus.Cancelled)
            .Select(one => (one.Uid, Of(one, patient)))
            .ToListAsync(cancellationToken);
    }

    private static RendezVous Of(CalendarEntry told, Ins patient) => new()
    {
        Patient = patient,
        Kind = RendezVousKind.RendezVous,
        Title = Short(told.Summary ?? "Rendez-vous"),
        Description = told.Description ?? "",
        Place = Short(told.Location ?? ""),
        Start = StartOf(told),
        Duration = told.Duration,
        Rule = told.Rule,
        Excluded = [.. LeftOut(told)],
    };

    // Those alone that the series would have.
    private static IEnumerable<DateTimeOffset> LeftOut(CalendarEntry told)
    {
        if (told.Rule is not { IsEndless: false } rule) return [];
        var excluded = told.Excluded.ToHashSet();
        return Recurrence.Create(rule, told.Start, told.Zone).Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)
            .Where(one => excluded.Contains(one.Local))
            .Select(one => one.Start);
    }

    // A time that is told in UTC is read on the clock of metropolitan France; a series keeps the zone that its rule counts in.
    private static LocalTime StartOf(CalendarEntry told)
    {
        if (told.Zone != TimeZoneInfo.Utc || told.Rule is not null) return new LocalTime(told.Start, told.Zone.Id);
        var paris = TimeZoneInfo.FindSystemTimeZoneById(LocalTime.Paris);
        var local = TimeZoneInfo.ConvertTime(new DateTimeOffset(told.Start, TimeSpan.Zero), paris);
        return new LocalTime(local.DateTime, LocalTime.Paris, local.Offset);
    }

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestTitle ? line : line[..LongestTitle];
    }
}
