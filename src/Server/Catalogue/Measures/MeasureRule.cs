using System.Text.RegularExpressions;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp;

namespace MonEspaceSante.Server.Catalogue.Measures;

/// <summary>What a measure must tell. Codes are judged by their form: no table of LOINC or UCUM is shipped.</summary>
internal static partial class MeasureRule
{
    private const int Most = 100;

    // A device's clock may be ahead.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <exception cref="MonEspaceSanteException">MESURE_INVALIDE.</exception>
    public static void Demand(IReadOnlyList<Measure> measures, DateTimeOffset now)
    {
        if (measures.Count is 0 or > Most) throw Fault("measures", $"1 à {Most} mesures attendues");
        foreach (var (rank, measure) in measures.Index()) Demand(measure, $"measures[{rank}]", now);
    }

    public static bool IsCode(string code) => CodeForm().IsMatch(code) && CheckDigitOf(code) == code[^1] - '0';

    private static void Demand(Measure measure, string field, DateTimeOffset now)
    {
        if (measure.MeasureId.Length > 0) throw Fault($"{field}.measure_id", "donné par le serveur");
        if (!IsCode(measure.Code)) throw Fault($"{field}.code", "code LOINC attendu, sa clé comprise");
        if (!ValueForm().IsMatch(measure.Value)) throw Fault($"{field}.value", "nombre décimal avec un point attendu");
        if (!UnitForm().IsMatch(measure.Unit) || !IsBalanced(measure.Unit)) throw Fault($"{field}.unit", "unité UCUM attendue");
        if (AskedInstant.Of($"{field}.time", measure.Time) is not { } time) throw Fault($"{field}.time", "instant attendu");
        if (time > now + Ahead) throw Fault($"{field}.time", "instant à venir");
    }

    // LOINC's: digits from the right, every other one doubled, the digits of all summed up to a ten.
    private static int CheckDigitOf(string code)
    {
        var digits = code[..code.IndexOf('-')].Reverse().Select(digit => digit - '0').ToList();
        var sum = digits.Select((digit, rank) => rank % 2 == 0 ? (digit * 2 / 10) + (digit * 2 % 10) : digit).Sum();
        return (10 - (sum % 10)) % 10;
    }

    private static bool IsBalanced(string unit) =>
        unit.Count(sign => sign == '[') == unit.Count(sign => sign == ']')
        && unit.Count(sign => sign == '{') == unit.Count(sign => sign == '}')
        && unit.Count(sign => sign == '(') == unit.Count(sign => sign == ')');

    private static MonEspaceSanteException Fault(string field, string what) =>
        Refusal.Because(Reason.MesureInvalide, new Violation(field, what));

    [GeneratedRegex(@"\A[0-9]{1,7}-[0-9]\z")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"\A-?[0-9]{1,9}(\.[0-9]{1,9})?\z")]
    private static partial Regex ValueForm();

    // Letters, digits and the operators of UCUM: no space, no separator of another list.
    [GeneratedRegex(@"\A[!-~]{1,40}\z")]
    private static partial Regex UnitForm();
}
