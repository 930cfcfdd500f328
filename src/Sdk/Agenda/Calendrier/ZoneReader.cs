namespace MonEspaceSante.Agenda;

/// <summary>Reads the description of a zone (VTIMEZONE).</summary>
internal static class ZoneReader
{
    public static void Read(Component component, ZoneBook zones) => zones.Add(
        CalendarValues.Text(component.Require("TZID").Value),
        component.Find("X-LIC-LOCATION")?.Value.Trim(),
        [.. component.Children.Where(c => c.Name is "STANDARD" or "DAYLIGHT").Select(Observance)]);

    private static ZoneObservance Observance(Component component)
    {
        var start = component.Require("DTSTART");
        var offset = component.Require("TZOFFSETTO");
        return new ZoneObservance(
            component.Name == "DAYLIGHT",
            CalendarValues.Time(start.Value)?.Value ?? throw CalendarFault.Date(start, "Date attendue"),
            CalendarValues.Offset(offset.Value.Trim()) ?? throw CalendarFault.Date(offset, "Décalage ±HHMM attendu"),
            component.Find("RRULE")?.Value);
    }
}
