using System.CommandLine;
using System.CommandLine.Parsing;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>What a command cannot do without, refused in French: the library says it in English only.</summary>
internal static class Requirements
{
    public static void Require(this Command command, Option<string> option)
    {
        option.Description += " (obligatoire)";
        command.Validators.Add(result =>
        {
            if (result.GetResult(option) is null)
                result.AddError($"L'option {option.Name} est obligatoire.");
        });
    }

    /// <summary>Whether the line tells the option.</summary>
    public static bool Tells(this SymbolResult result, Option option) =>
        result.GetResult(option) is { Implicit: false };

    /// <summary>An option that does not exist must not pass for the argument.</summary>
    public static Argument<T> RefusingOptions<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (var text in result.Tokens.Select(token => token.Value))
            {
                if (text.Length == 0) result.AddError($"<{argument.Name}> manque.");
                if (text.StartsWith("--", StringComparison.Ordinal)) result.AddError($"L'option {text} n'existe pas.");
            }
        });
        return argument;
    }

    public static Option<string> RefusingEmpty(this Option<string> option)
    {
        option.Validators.Add(result =>
        {
            // The next option must not pass for the value that was forgotten, above all for the reason of a break-glass.
            if (result.Tokens is [{ Value: var value }] && (value.Length == 0 || value.StartsWith("--", StringComparison.Ordinal)))
                result.AddError($"L'option {option.Name} attend une valeur.");
        });
        return option;
    }
}
