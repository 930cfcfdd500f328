using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier;

/// <summary>The command line: reads it, runs the command, turns what happens into an exit code.</summary>
internal static class CommandLine
{
    // A server that is asked to stop finishes the calls under way.
    private static readonly TimeSpan StoppingTime = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new GlobalOptions();
        var parsed = Describe(options).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            TellWrongUse(parsed, toScript: options.WantsJson(parsed));
            return ExitCode.WrongUse;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = StoppingTime,
        });
    }

    private static void TellWrongUse(ParseResult parsed, bool toScript)
    {
        if (!toScript && UseErrors.IsIncomplete(parsed)) HelpPage.Write(parsed.CommandResult.Command, Consoles.Error);
        else new Output(toScript).Refuse(Failure.OfUse(parsed));
    }

    private static RootCommand Describe(GlobalOptions options)
    {
        var runner = new CommandRunner(options);
        var root = new RootCommand(
            "Logiciel métier d'exemple : alimente et consulte Mon espace santé et le DMP avec une carte CPS.")
        {
            DemoCommand.Describe(runner),
            ServeurCommand.Describe(runner),
            DocteurCommand.Describe(runner),
            Commands.Catalogue.Ins(runner),
            Commands.Catalogue.Directory(runner),
            Commands.Catalogue.Dossier(runner),
            Commands.Catalogue.Document(runner),
            Commands.Catalogue.Messagerie(runner),
            Commands.Catalogue.Xdm(runner),
            Commands.Catalogue.Agenda(runner),
            Commands.Catalogue.Compte(runner),
            Commands.Catalogue.Applications(runner),
            Commands.Catalogue.Application(runner),
            Commands.Catalogue.Operateur(runner),
        };
        options.AddTo(root);
        HelpPage.Install(root);
        return root;
    }
}
