using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>A day, or an instant, as people and scripts write them.</summary>
internal static class DateOption
{
    private static readonly string[] Formats =
        ["dd/MM/yyyy", "d/M/yyyy", "dd/MM/yyyy HH:mm", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ssK"];

    public static Option<DateTimeOffset?> New(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "date",
        CustomParser = Read,
    };

    private static DateTimeOffset? Read(ArgumentResult result)
    {
        var text = result.Tokens is [var token] ? token.Value : "";
        if (DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var instant))
            return instant;
        result.AddError($"« {text} » n'est pas une date ; il faut par exemple 31/12/2026 ou 2026-12-31.");
        return null;
    }
}
