using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Commands;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>The help of a command in French: that of the library is French in part only.</summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    private const string Modes = "Modes d'accès";

    public override bool ClearsParseErrors => true;

    public static void Install(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = "Afficher l'aide";
        help.Action = new HelpPage();
        root.Options.OfType<VersionOption>().Single().Description = "Afficher la version";
    }

    public static void Write(Command command, IAnsiConsole console)
    {
        console.Write(new TypesetText(command.Description ?? ""));
        console.WriteLine();
        Write(console, "Utilisation", [("logicielmetier" + Usage(command), "")]);
        Write(console, "Arguments", command.Arguments.Select(a => ($"<{a.Name}>", a.Description)));
        var common = Ancestry(command).SelectMany(c => c.Options).Where(o => o.Recursive).ToLookup(AccessOptions.Has);
        if (command is RootCommand) WriteSections(command, common[true], console);
        else Write(console, "Commandes", command.Subcommands.Select(c => (c.Name, c.Description)));
        Write(console, "Options", command.Options.Where(o => !o.Recursive).Select(Of));
        if (command is SectionCommand { Section.HasAccessModes: true }) Write(console, Modes, common[true].Select(Of));
        Write(console, "Options communes", common[false].Select(Of));
    }

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, Consoles.Output);
        return ExitCode.Done;
    }

    // What the product does, in the order of a visit.
    private static void WriteSections(Command root, IEnumerable<Option> modes, IAnsiConsole console)
    {
        var commands = root.Subcommands
            .SelectMany(c => c.Subcommands.Count == 0 ? [c] : c.Subcommands)
            .OfType<SectionCommand>()
            .ToLookup(c => c.Section, c => (Path(c), c.Description));
        foreach (var section in Section.BeforeModes) Write(console, section.Title, commands[section]);
        Write(console, Modes, modes.Select(Of));
        foreach (var section in Section.AfterModes) Write(console, section.Title, commands[section]);
    }

    private static void Write(IAnsiConsole console, string title, IEnumerable<(string Name, string? Description)> rows)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 0, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(2, 0, 0, 0) });
        foreach (var (name, description) in rows)
            grid.AddRow(new Text(name), new TypesetText(description ?? ""));
        if (grid.Rows.Count == 0) return;
        console.WriteLine();
        console.Write(new TypesetText($"{title} :", new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        console.Write(grid);
    }

    private static (string, string?) Of(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(IsShown).Append(option.Name));
        return (option.HelpName is { } value ? $"{names} <{value}>" : names, option.Description);
    }

    private static bool IsShown(string alias) => alias.StartsWith('-') && !alias.EndsWith('?');

    private static string Usage(Command command)
    {
        var path = command is RootCommand ? "" : $" {Path(command)}";
        var arguments = string.Concat(command.Arguments.Select(a => $" <{a.Name}>"));
        return $"{path}{arguments}{(command.Subcommands.Count > 0 ? " <commande>" : "")} [options]";
    }

    private static string Path(Command command) =>
        string.Join(' ', Ancestry(command).Reverse().Skip(1).Select(c => c.Name));

    private static IEnumerable<Command> Ancestry(Command command)
    {
        for (Symbol? current = command; current is Command ancestor; current = ancestor.Parents.FirstOrDefault())
            yield return ancestor;
    }
}
