using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Insi;

/// <summary>The datamatrix that carries a qualified identity on a printed document: what a scanner reads, and what a
/// printer draws.</summary>
/// <remarks>
/// Format of the datamatrix INS: 26 characters of header, then fields of two characters and a value: S1 matricule, S2 OID,
/// S3 first names, S4 birth name, S5 sex, S6 birth date as <c>DD-MM-YYYY</c>, S7 place of birth where it is known. A
/// separator (ASCII 29) ends a value that is shorter than it may be. Assumption: names may have 100 characters; no
/// primary source was read.
/// </remarks>
public static class InsDatamatrix
{
    private const string Header = "IS010000000000000000000000";
    private const string Indeterminate = "I";
    private const char Separator = '\u001D';
    private const int MarkLength = 4;
    private const int LongestOid = 20;
    private const int LongestName = 100;

    /// <summary>The text of the datamatrix of a qualified identity: no other is transmitted with its matricule.</summary>
    /// <param name="patient">The identity.</param>
    /// <exception cref="InsRefusedException">IDENTITE_NON_QUALIFIEE; TRAITS_INVALIDES when the sex is indeterminate, which
    /// the format has no letter for.</exception>
    public static string Write(IdentitePatient patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        var (ins, traits) = (patient.DemandFor(UsageIdentite.Datamatrix), patient.Traits);
        if (traits.Sex == Indeterminate)
            throw Refusal.Because(Reason.TraitsInvalides, new Violation("sex", "M ou F attendu dans un datamatrix INS"));
        var date = traits.BirthDate.Value;
        return string.Concat(
            Header,
            $"S1{ins.Matricule}",
            $"S2{Ended(ins.Oid, LongestOid)}",
            $"S3{Ended(traits.GivenNames, LongestName)}",
            $"S4{Ended(traits.BirthName, LongestName)}",
            $"S5{traits.Sex}",
            $"S6{date[8..]}-{date[5..7]}-{date[..4]}",
            traits.BirthPlace is { } place ? $"S7{place.Value}" : "");
    }

    /// <summary>Reads what a scanner saw. The identity is to be verified with the register like one that was typed.</summary>
    /// <param name="text">The text of the datamatrix, with or without the end of line that scanners add.</param>
    /// <exception cref="InsRefusedException">DATAMATRIX_ILLISIBLE when it is no datamatrix INS; INS_* and
    /// TRAITS_INVALIDES when what it holds is no identity.</exception>
    public static InsIdentity Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.StartsWith(Header[..MarkLength], StringComparison.Ordinal) || text.Length < Header.Length)
            throw Refusal.Because(Reason.DatamatrixIllisible);
        var fields = Fields(text[Header.Length..].TrimEnd('\r', '\n'));
        return new InsIdentity(
            Ins.Parse(Required(fields, "S1"), Required(fields, "S2")),
            TraitsIdentite.Parse(
                Required(fields, "S4"),
                Required(fields, "S3"),
                Required(fields, "S5"),
                string.Join('-', Required(fields, "S6").Split('-').Reverse()),
                fields.GetValueOrDefault("S7")));
    }

    private static string Ended(string value, int longest) => value.Length < longest ? $"{value}{Separator}" : value;

    private static Dictionary<string, string> Fields(string message)
    {
        var fields = new Dictionary<string, string>();
        var at = 0;
        while (at < message.Length)
        {
            if (at + 2 > message.Length || LengthOf(message.Substring(at, 2)) is not { } longest)
                throw Refusal.Because(Reason.DatamatrixIllisible);
            var name = message.Substring(at, 2);
            var rest = message.AsSpan(at + 2);
            var value = rest[..Math.Min(longest, rest.Length)];
            if (value.IndexOf(Separator) is >= 0 and var end)
                value = value[..end];
            if (!fields.TryAdd(name, value.ToString()))
                throw Refusal.Because(Reason.DatamatrixIllisible);
            at += 2 + value.Length;
            if (at < message.Length && message[at] == Separator)
                at++;
        }

        return fields;
    }

    private static int? LengthOf(string field) => field switch
    {
        "S1" => 15,
        "S2" => LongestOid,
        "S3" or "S4" => LongestName,
        "S5" => 1,
        "S6" => 10,
        "S7" => 5,
        _ => null,
    };

    private static string Required(Dictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var value) ? value : throw Refusal.Because(Reason.DatamatrixIllisible);
}
