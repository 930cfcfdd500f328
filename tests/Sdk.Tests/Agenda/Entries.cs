using System.Globalization;
using System.Text;
using MonEspaceSante.Agenda;

namespace MonEspaceSante.Sdk.Tests.Agenda;

/// <summary>Entries of an agenda, and calendars as text.</summary>
internal static class Entries
{
    public static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static CalendarEntry At(string start, string? rule = null, string zone = "Europe/Paris") => new()
    {
        Uid = $"{start}-{rule?.Length}-{zone}@monespacesante.fr",
        Stamp = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero),
        Start = DateTime.Parse(start, CultureInfo.InvariantCulture),
        Zone = TimeZoneInfo.FindSystemTimeZoneById(zone),
        Duration = TimeSpan.FromMinutes(30),
        Rule = rule is null ? null : RecurrenceRule.Parse(rule),
    };

    public static async Task<string> WriteAsync(params CalendarEntry[] entries)
    {
        using var target = new MemoryStream();
        await CalendarWriter.WriteAsync(entries, target, "Agenda");
        return Encoding.UTF8.GetString(target.ToArray());
    }

    public static Task<List<CalendarEntry>> ReadAsync(string calendar, CalendarLimits? limits = null) =>
        ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(calendar)), limits);

    public static async Task<List<CalendarEntry>> ReadAsync(Stream calendar, CalendarLimits? limits = null)
    {
        var entries = new List<CalendarEntry>();
        await foreach (var entry in CalendarReader.ReadAsync(calendar, Paris, limits))
            entries.Add(entry);
        return entries;
    }

    /// <summary>A calendar of one event, its lines given.</summary>
    public static string Calendar(params string[] lines) => Lines(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20261101T080000Z", .. lines, "END:VEVENT", "END:VCALENDAR"]);

    public static string Lines(params string[] lines) => string.Concat(lines.Select(l => l + "\r\n"));
}
