using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Dossiers;

/// <summary>Tells the changes of a dossier as they happen, until it is asked to stop.</summary>
internal sealed class DossierSuivreCommand
{
    private readonly Option<string> _cursor = new Option<string>("--curseur")
    {
        Description = "Reprendre après un changement, par son curseur ; par défaut, à partir de maintenant",
        HelpName = "curseur",
    }.RefusingEmpty();

    private readonly Option<int?> _count = CountOption.New(
        "--nombre", "S'arrêter après autant de changements (par défaut : à Ctrl+C)");

    public static Command Describe(CommandRunner runner)
    {
        var self = new DossierSuivreCommand();
        var command = new SectionCommand(
            Section.Following,
            "suivre",
            "Suivre le dossier : ajouts, remplacements, visibilités, suppressions. Un script lit une ligne par "
                + "changement, la première dit le curseur de départ.")
        {
            self._cursor, self._count,
        };
        runner.HandleVisit(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(Visit visit)
    {
        var cursor = visit.Get(_cursor)
            ?? await visit.Dmp.GetWatchCursorAsync(visit.Patient, visit.CancellationToken);
        visit.Output.Answer(new { Cursor = cursor });
        visit.Output.Console.WriteLine("Les changements s'affichent ici. Ctrl+C pour arrêter.");
        try
        {
            await foreach (var change in visit.Dmp.WatchAsync(visit.Patient, cursor, visit.CancellationToken)
                .Take(visit.Get(_count) ?? int.MaxValue))
                Tell(change, visit.Output);
        }
        catch (OperationCanceledException) when (visit.CancellationToken.IsCancellationRequested)
        {
            visit.Output.Console.WriteLine("Suivi arrêté.");
        }
    }

    private static void Tell(DossierChange change, Output output)
    {
        output.Answer(DossierAnswers.Of(change));
        output.Console.Write(Facts.Of(
            (French.Instant(change.Time), $"{DossierFacts.Kind(change.Kind)} : {change.Document?.Metadata.Title}"),
            ("Identifiant", change.UniqueId),
            ("Pour reprendre", $"--curseur {change.Cursor}")));
    }
}
