using System.Collections.Frozen;
using System.Globalization;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Agenda;

/// <summary>The parts of an RRULE, each read as what it must be.</summary>
internal sealed class RuleText
{
    private const int MaxLength = 1000;

    private static readonly FrozenSet<string> Known =
        FrozenSet.Create("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST", "BYSETPOS");

    private static readonly FrozenSet<string> Unsupported =
        FrozenSet.Create("BYSECOND", "BYMINUTE", "BYHOUR", "BYYEARDAY", "BYWEEKNO", "RSCALE", "SKIP");

    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);

    private RuleText()
    {
    }

    /// <summary>Splits a rule into its parts.</summary>
    /// <exception cref="ContractViolationException">RECURRENCE_INVALIDE, RECURRENCE_NON_PRISE_EN_CHARGE.</exception>
    public static RuleText Read(string text)
    {
        if (text.Length is 0 or > MaxLength)
            throw Fault("RRULE", $"1 à {MaxLength} caractères attendus");
        var rule = new RuleText();
        foreach (var part in text.Split(';'))
            rule.Add(part);
        return rule;
    }

    public static MonEspaceSanteException Fault(string part, string description) =>
        Refusal.Because(Reason.RecurrenceInvalide, "part", part, new Violation($"rrule.{part}", description));

    public static MonEspaceSanteException NotSupported(string part) => Refusal.Because(
        Reason.RecurrenceNonPriseEnCharge, "part", part, new Violation($"rrule.{part}", "Élément non pris en charge"));

    /// <summary>A whole number with an optional sign; null when the text is none.</summary>
    public static int? ReadNumber(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Has(string name) => _parts.ContainsKey(name);

    public string? Text(string name) => _parts.GetValueOrDefault(name);

    public int? Number(string name, int max)
    {
        if (Text(name) is not { } text)
            return null;
        return ReadNumber(text) is { } number && number >= 1 && number <= max
            ? number
            : throw Fault(name, $"Nombre entre 1 et {max} attendu");
    }

    /// <summary>Distinct numbers from -max to max without 0, in order; empty when the part is absent.</summary>
    public IReadOnlyList<int> Numbers(string name, int max, int min)
    {
        if (Text(name) is not { } text)
            return [];
        var numbers = new SortedSet<int>();
        foreach (var item in text.Split(','))
        {
            if (ReadNumber(item) is not { } number || number == 0 || number < min || number > max)
                throw Fault(name, $"Nombres entre {min} et {max} attendus, sans 0");
            numbers.Add(number);
        }

        return [.. numbers];
    }

    public IReadOnlyList<RecurrenceDay> Days(string name)
    {
        if (Text(name) is not { } text)
            return [];
        var days = text.Split(',').Select(item =>
            RecurrenceDay.Read(item) ?? throw Fault(name, "Jours attendus : MO, TU, WE, TH, FR, SA, SU"));
        return [.. days.Distinct().OrderBy(d => d.Ordinal).ThenBy(d => d.Day)];
    }

    private void Add(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : part[..equals].ToUpperInvariant();
        if (Unsupported.Contains(name))
            throw NotSupported(name);
        if (!Known.Contains(name))
            throw Fault("RRULE", "Élément inconnu");
        if (!_parts.TryAdd(name, part[(equals + 1)..].ToUpperInvariant()))
            throw Fault(name, "Élément répété");
    }
}
