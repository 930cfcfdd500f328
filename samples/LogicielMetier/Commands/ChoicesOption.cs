using System.CommandLine;
using System.CommandLine.Parsing;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>Several of a few French words, refused in French.</summary>
internal static class ChoicesOption
{
    public static Option<T[]> New<T>(string name, string description, params (string Word, T Value)[] choices)
        where T : struct => new(name)
        {
            Description = $"{description} : {string.Join(", ", choices.Select(choice => choice.Word))}",
            HelpName = "choix",
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result => Read(result, choices),
        };

    private static T[] Read<T>(ArgumentResult result, (string Word, T Value)[] choices)
        where T : struct
    {
        var chosen = new List<T>();
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            var found = choices.Where(choice => choice.Word == text).ToList();
            if (found.Count == 0) result.AddError($"« {text} » n'est pas attendu ici.");
            else chosen.Add(found[0].Value);
        }

        return [.. chosen];
    }
}
