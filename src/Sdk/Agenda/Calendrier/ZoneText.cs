using System.Globalization;

namespace MonEspaceSante.Agenda;

/// <summary>Describes a zone for readers that do not know it (VTIMEZONE).</summary>
/// <remarks>What changes every year by one rule until the horizon is told as a rule, all else change by change.</remarks>
internal static class ZoneText
{
    // Nobody knows the law of the years to come: rules are held to stand as the host's database has them.
    private static readonly DateTimeOffset Horizon = new(2060, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The name that other programs know the zone by.</summary>
    public static string NameOf(TimeZoneInfo zone) =>
        !zone.HasIanaId && TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var name) ? name : zone.Id;

    /// <summary>The name as a parameter.</summary>
    public static string ParameterOf(TimeZoneInfo zone)
    {
        var name = NameOf(zone);
        return name.AsSpan().ContainsAny(":;,") ? $"\"{name}\"" : name;
    }

    public static void Write(FoldedWriter writer, TimeZoneInfo zone, DateTimeOffset earliest)
    {
        var from = new DateTimeOffset(earliest.Year - 1, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var changes = ZoneChange.Of(zone, from, Horizon).ToList();
        var yearly = Yearly(changes);
        var offset = zone.GetUtcOffset(from);
        writer.Line("BEGIN", "VTIMEZONE");
        writer.Line("TZID", NameOf(zone));
        Observance(writer, new ZoneChange(from, offset, offset), zone, rule: null);
        foreach (var change in changes.Take(changes.Count - yearly.Sum(r => r.Count)))
            Observance(writer, change, zone, rule: null);
        foreach (var run in yearly)
            Observance(writer, run[0], zone, RuleOf(run));
        writer.Line("END", "VTIMEZONE");
    }

    private static void Observance(FoldedWriter writer, ZoneChange change, TimeZoneInfo zone, string? rule)
    {
        var kind = zone.IsDaylightSavingTime(change.Instant) ? "DAYLIGHT" : "STANDARD";
        writer.Line("BEGIN", kind);
        writer.Line("DTSTART", change.Wall.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture));
        writer.Line("TZOFFSETFROM", OffsetOf(change.From));
        writer.Line("TZOFFSETTO", OffsetOf(change.To));
        if (rule is not null)
            writer.Line("RRULE", rule);
        writer.Line("END", kind);
    }

    // The two yearly runs at the end: none when the last years do not follow two rules.
    private static List<List<ZoneChange>> Yearly(List<ZoneChange> changes)
    {
        if (changes.Count < 2 || changes[^1].Instant < Horizon.AddYears(-1))
            return [];
        var (last, other) = (changes[^1].Pattern, changes[^2].Pattern);
        var count = 2;
        while (count < changes.Count && changes[^(count + 1)].Pattern == (count % 2 == 0 ? last : other))
            count++;
        var tail = changes[^count..];
        List<List<ZoneChange>> runs =
            [[.. tail.Where(c => c.Pattern == other)], [.. tail.Where(c => c.Pattern == last)]];
        return runs.TrueForAll(run => RuleOf(run) is not null) ? runs : [];
    }

    private static string? RuleOf(List<ZoneChange> run)
    {
        var rank = run.TrueForAll(c => c.IsOnLastWeekday) ? -1 : run[0].Rank;
        if (rank > 0 && !run.TrueForAll(c => c.Rank == rank))
            return null;
        var first = run[0].Wall;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"FREQ=YEARLY;BYMONTH={first.Month};BYDAY={rank}{RecurrenceDay.NameOf(first.DayOfWeek)}");
    }

    private static string OffsetOf(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+")
        + offset.ToString(offset.Seconds == 0 ? "hhmm" : "hhmmss", CultureInfo.InvariantCulture);
}
