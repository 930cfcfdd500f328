using System.CommandLine;
using System.CommandLine.Parsing;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>One of a few French words, refused in French.</summary>
internal static class ChoiceOption
{
    public static Option<T> New<T>(string name, string description, params (string Word, T Value)[] choices)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = string.Join('|', choices.Select(choice => choice.Word)),
            CustomParser = result => Read(result, choices),
        };

    private static T Read<T>(ArgumentResult result, (string Word, T Value)[] choices)
        where T : struct
    {
        var text = result.Tokens is [var token] ? token.Value : "";
        foreach (var (word, value) in choices)
        {
            if (word == text) return value;
        }

        var words = string.Join(", ", choices.Select(choice => choice.Word));
        result.AddError($"« {text} » n'est pas attendu ici ; il faut : {words}.");
        return default;
    }
}
