namespace MonEspaceSante.Agenda;

/// <summary>Writes a calendar that any calendar program reads (iCalendar).</summary>
/// <remarks>RFC 5545.</remarks>
public static class CalendarWriter
{
    private const string Product = "-//MonEspaceSante//Agenda//FR";

    /// <summary>Writes entries, each zone that they are in described first.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="target">Where to. It stays open.</param>
    /// <param name="name">What a calendar program calls the calendar; null lets it choose.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task WriteAsync(
        IReadOnlyCollection<CalendarEntry> entries,
        Stream target,
        string? name = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(target);
        var writer = new FoldedWriter(target);
        Begin(writer, name);
        var zones = entries.Where(e => !e.IsAllDay && e.Zone != TimeZoneInfo.Utc)
            .GroupBy(e => ZoneText.NameOf(e.Zone), StringComparer.Ordinal);
        foreach (var zone in zones)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ZoneText.Write(writer, zone.First().Zone, zone.Min(e => WallClock.At(e.Start, e.Zone)));
        }

        foreach (var entry in entries)
        {
            EntryText.Write(writer, entry);
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        writer.Line("END", "VCALENDAR");
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes entries as they come, with flat memory: each zone is described before the first entry that is in
    /// it.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="target">Where to. It stays open.</param>
    /// <param name="earliest">Before when none begins: zones are described from then on.</param>
    /// <param name="name">What a calendar program calls the calendar; null lets it choose.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task WriteAsync(
        IAsyncEnumerable<CalendarEntry> entries,
        Stream target,
        DateTimeOffset earliest,
        string? name = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(target);
        var writer = new FoldedWriter(target);
        Begin(writer, name);
        var described = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!entry.IsAllDay && entry.Zone != TimeZoneInfo.Utc && described.Add(ZoneText.NameOf(entry.Zone)))
                ZoneText.Write(writer, entry.Zone, earliest);
            EntryText.Write(writer, entry);
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        writer.Line("END", "VCALENDAR");
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void Begin(FoldedWriter writer, string? name)
    {
        writer.Line("BEGIN", "VCALENDAR");
        writer.Line("VERSION", "2.0");
        writer.Line("PRODID", Product);
        writer.Line("CALSCALE", "GREGORIAN");
        writer.Line("METHOD", "PUBLISH");
        writer.Text("X-WR-CALNAME", name);
    }
}
