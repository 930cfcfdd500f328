using System.CommandLine;
using System.Globalization;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>How many, refused in French.</summary>
internal static class CountOption
{
    public static Option<int?> New(string name, string description, int most = int.MaxValue) => new(name)
    {
        Description = description,
        HelpName = "nombre",
        CustomParser = result =>
        {
            var text = result.Tokens is [var token] ? token.Value : "";
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count >= 1
                && count <= most)
                return count;
            result.AddError(most == int.MaxValue
                ? $"L'option {name} attend un nombre, 1 au moins."
                : $"L'option {name} attend un nombre de 1 à {most}.");
            return null;
        },
    };
}
