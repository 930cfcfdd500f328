namespace MonEspaceSante.Agenda;

/// <summary>One property: a name, parameters and a value.</summary>
/// <param name="Number">The line that it begins in, from 1.</param>
/// <param name="Name">The name, in capitals.</param>
/// <param name="Parameters">The first value of each parameter, by its name in capitals.</param>
/// <param name="Value">The value, escaped as it came.</param>
internal sealed record ContentLine(
    int Number, string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    private static readonly Dictionary<string, string> None = [];

    public static ContentLine Read(string text, int number)
    {
        var at = 0;
        var name = Token(text, ref at, number);
        var parameters = None;
        while (at < text.Length && text[at] == ';')
        {
            at++;
            var parameter = Token(text, ref at, number);
            if (at == text.Length || text[at] != '=')
                throw CalendarFault.Line(number, "Paramètre sans valeur", name);
            at++;
            parameters = parameters.Count == 0 ? new(StringComparer.Ordinal) : parameters;
            parameters.TryAdd(parameter, Values(text, ref at, number));
        }

        return at < text.Length && text[at] == ':'
            ? new ContentLine(number, name, parameters, text[(at + 1)..])
            : throw CalendarFault.Line(number, "« NOM:valeur » attendu");
    }

    /// <summary>Names the property only: logs hold nothing of an agenda.</summary>
    public override string ToString() => $"ContentLine({Name})";

    private static string Token(string text, ref int at, int number)
    {
        var begin = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '_'))
            at++;
        return at > begin ? text[begin..at].ToUpperInvariant() : throw CalendarFault.Line(number, "Nom attendu");
    }

    private static string Values(string text, ref int at, int number)
    {
        var first = One(text, ref at, number);
        while (at < text.Length && text[at] == ',')
        {
            at++;
            One(text, ref at, number);
        }

        return first;
    }

    private static string One(string text, ref int at, int number)
    {
        var begin = at;
        if (at < text.Length && text[at] == '"')
        {
            at = text.IndexOf('"', begin + 1);
            return at < 0 ? throw CalendarFault.Line(number, "Guillemet non fermé") : text[(begin + 1)..at++];
        }

        while (at < text.Length && text[at] is not (':' or ';' or ','))
            at++;
        return text[begin..at];
    }
}
