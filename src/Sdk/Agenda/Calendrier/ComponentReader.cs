using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Agenda;

/// <summary>Finds the events and zones of a calendar, one at a time.</summary>
internal sealed class ComponentReader(Stream source, CalendarLimits limits)
{
    private const string Calendar = "VCALENDAR";
    private const int MaxDepth = 8;
    private const int MaxProperties = 10_000;

    private static readonly FrozenSet<string> Kept =
        FrozenSet.Create("VEVENT", "VALARM", "VTIMEZONE", "STANDARD", "DAYLIGHT");

    private readonly UnfoldedLines _lines = new(source, limits);
    private readonly Stack<Component> _open = new();
    private int _properties;
    private bool _ended;

    public async IAsyncEnumerable<Component> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in _lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (Take(line) is { } finished)
                yield return finished;
        }

        if (!_ended || _open.Count > 0)
        {
            var unfinished = _open.TryPeek(out var open) ? open.Name : Calendar;
            throw Refusal.Because(Reason.CalendrierTronque, Where(unfinished, _lines.Line));
        }
    }

    private Component? Take(ContentLine line)
    {
        if (_open.Count == 0 && !IsCalendarBegin(line))
            throw Refusal.Because(Reason.CalendrierNonReconnu, Where(Calendar, line.Number));
        switch (line.Name)
        {
            case "BEGIN":
                Open(line);
                return null;
            case "END":
                return Close(line);
            default:
                Add(line);
                return null;
        }
    }

    private static bool IsCalendarBegin(ContentLine line) =>
        line.Name == "BEGIN" && line.Value.Trim().Equals(Calendar, StringComparison.OrdinalIgnoreCase);

    private void Open(ContentLine line)
    {
        if (_open.Count == MaxDepth || (_open.Count > 0 && IsCalendarBegin(line)))
            throw CalendarFault.Structure(line.Number, "BEGIN", "Composants trop imbriqués");
        if (_open.Count == 1)
            _properties = 0;
        _open.Push(new Component(line.Value.Trim().ToUpperInvariant(), line.Number));
    }

    private Component? Close(ContentLine line)
    {
        var component = _open.Pop();
        if (!component.Name.Equals(line.Value.Trim(), StringComparison.OrdinalIgnoreCase))
            throw CalendarFault.Structure(line.Number, "END", "END sans BEGIN correspondant");
        if (_open.Count == 0)
        {
            _ended = true;
            return null;
        }

        if (_open.Count == 1)
            return component;
        if (Kept.Contains(component.Name))
            _open.Peek().Add(component);
        return null;
    }

    private void Add(ContentLine line)
    {
        var component = _open.Peek();
        if (component.Name == Calendar && line.Name == "VERSION" && line.Value.Trim() != "2.0")
            throw Refusal.Because(Reason.CalendrierNonReconnu, new Violation("VERSION", "2.0 attendu", line.Number));
        var isForeign = line.Name.StartsWith("X-", StringComparison.Ordinal) && line.Name != "X-LIC-LOCATION";
        if (isForeign || !Kept.Contains(component.Name))
            return;
        if (++_properties > MaxProperties)
            throw CalendarLimits.TooLarge(component.Name, MaxProperties, line.Number);
        component.Add(line);
    }

    private static Violation Where(string field, int line) => new(field, "iCalendar 2.0 attendu jusqu'à son END", line);
}
