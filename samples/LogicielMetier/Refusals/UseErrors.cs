using System.CommandLine;
using System.CommandLine.Parsing;

namespace MonEspaceSante.LogicielMetier.Refusals;

/// <summary>What is wrong with a command line, in French: the library's own messages are French in part only.</summary>
internal static class UseErrors
{
    public static IEnumerable<string> Of(ParseResult parsed) => parsed switch
    {
        { UnmatchedTokens: [var first, ..], CommandResult.Command.Subcommands: { Count: > 0 } known }
            when !first.StartsWith('-') => [$"« {first} » n'est pas une commande ; il faut : {Names(known)}."],
        { UnmatchedTokens.Count: > 0 } => parsed.UnmatchedTokens.Select(Unknown),
        _ => parsed.Errors.Select(Of).Concat(Forgotten(parsed)).Distinct(),
    };

    /// <summary>Whether the line stops before saying what to do.</summary>
    public static bool IsIncomplete(ParseResult parsed) =>
        parsed.UnmatchedTokens.Count == 0 && parsed.CommandResult.Command.Subcommands.Count > 0;

    private static string Of(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Option: VersionOption } => "L'option --version s'emploie seule.",
        OptionResult { Tokens.Count: > 1, Option: { Arity.MaximumNumberOfValues: 1 } option } => $"L'option {option.Name} n'attend qu'une valeur.",
        OptionResult { Tokens.Count: 0, Option: { Arity.MinimumNumberOfValues: > 0 } option } => $"L'option {option.Name} attend une valeur.",
        ArgumentResult { Tokens.Count: 0, Argument: var argument } => $"<{argument.Name}> manque.",
        CommandResult { Command: { Subcommands.Count: > 0 } command } =>
            $"Il manque une commande : {Names(command.Subcommands)}.",
        _ => error.Message,
    };

    // The library looks for arguments only when nothing else is wrong: the user would be told of one fault after another.
    private static IEnumerable<string> Forgotten(ParseResult parsed) =>
        from argument in parsed.CommandResult.Command.Arguments
        where argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is null or { Tokens.Count: 0 }
        select $"<{argument.Name}> manque.";

    private static string Names(IEnumerable<Command> commands) => string.Join(", ", commands.Select(c => c.Name));

    private static string Unknown(string token) => token.StartsWith('-')
        ? $"L'option {token} n'existe pas."
        : $"« {token} » n'est pas attendu ici.";
}
