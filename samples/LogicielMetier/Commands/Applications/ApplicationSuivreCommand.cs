using System.CommandLine;
using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Tells what comes into the dossier, until it is asked to stop or the grant ends.</summary>
internal sealed class ApplicationSuivreCommand
{
    private readonly Option<string> _cursor = new Option<string>("--curseur")
    {
        Description = "Reprendre après un document, par son curseur ; par défaut, à partir de maintenant",
        HelpName = "curseur",
    }.RefusingEmpty();

    private readonly Option<int?> _count = CountOption.New(
        "--nombre", "S'arrêter après autant de documents (par défaut : à Ctrl+C)");

    public static Command Describe(CommandRunner runner)
    {
        var self = new ApplicationSuivreCommand();
        var command = new SectionCommand(
            Section.Applications, "suivre", "Suivre les documents qui arrivent. Un script lit une ligne par document.")
        {
            self._cursor, self._count,
        };
        runner.HandleGranted(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(
        ParseResult parsed, GrantedClient dossier, Output output, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var arrival in dossier.WatchAsync(parsed.GetValue(_cursor), cancellationToken)
                .Take(parsed.GetValue(_count) ?? int.MaxValue))
            {
                output.Answer(new { Document = Answers.Listed(arrival.Document), arrival.Cursor });
                output.Console.Write(Facts.Of(
                    ("Document", arrival.Document.Metadata.Title),
                    ("Identifiant", arrival.Document.UniqueId),
                    ("Pour reprendre", $"--curseur {arrival.Cursor}")));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            output.Console.WriteLine("Suivi arrêté.");
        }
    }
}
