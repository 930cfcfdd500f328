using System.Text.RegularExpressions;

namespace MonEspaceSante.Agenda;

/// <summary>The zones that a calendar names: those that the machine knows, by their IANA or Windows name, and else those
/// that the calendar describes itself.</summary>
/// <remarks>A name that is known wins over the description beside it: descriptions age, and many are abridged.</remarks>
internal sealed partial class ZoneBook
{
    private readonly Dictionary<string, TimeZoneInfo?> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeZoneInfo?> _described = new(StringComparer.Ordinal);

    /// <summary>Adds a zone that the calendar describes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="location">Its IANA name, where a program tells it beside (X-LIC-LOCATION).</param>
    /// <param name="observances">Its offsets.</param>
    public void Add(string name, string? location, IReadOnlyList<ZoneObservance> observances) =>
        _described[name] = (location is null ? null : Known(location)) ?? Follow(name, observances);

    /// <summary>A zone; null when it is not known yet, or cannot be followed.</summary>
    public TimeZoneInfo? Find(string name) => Known(name) ?? _described.GetValueOrDefault(name);

    private TimeZoneInfo? Known(string name)
    {
        if (_known.TryGetValue(name, out var zone))
            return zone;
        foreach (var candidate in Candidates(name))
        {
            if (zone is null && NameForm().IsMatch(candidate))
                TimeZoneInfo.TryFindSystemTimeZoneById(candidate, out zone);
        }

        return _known[name] = zone;
    }

    // Some programs put a path of their own before the name.
    private static IEnumerable<string> Candidates(string name)
    {
        yield return name;
        for (var at = name.IndexOf('/', StringComparison.Ordinal); at >= 0; at = name.IndexOf('/', at + 1))
            yield return name[(at + 1)..];
    }

    // The rules in force are those that began last.
    private static TimeZoneInfo? Follow(string name, IReadOnlyList<ZoneObservance> observances)
    {
        var standard = observances.Where(o => !o.IsDaylight).MaxBy(o => o.Start);
        var daylight = observances.Where(o => o.IsDaylight).MaxBy(o => o.Start);
        if (standard is null)
            return null;
        try
        {
            return daylight is null
                ? TimeZoneInfo.CreateCustomTimeZone(name, standard.Offset, name, name)
                : Follow(name, standard, daylight);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidTimeZoneException)
        {
            return null;
        }
    }

    private static TimeZoneInfo? Follow(string name, ZoneObservance standard, ZoneObservance daylight)
    {
        if (standard.Transition() is not { } end || daylight.Transition() is not { } begin)
            return null;
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date, DateTime.MaxValue.Date, daylight.Offset - standard.Offset, begin, end);
        return TimeZoneInfo.CreateCustomTimeZone(name, standard.Offset, name, name, name, [rule]);
    }

    // The machine looks names up as files: what is no name is not looked up.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_+ -]{0,40}(/[A-Za-z0-9_+-]{1,40}){0,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
