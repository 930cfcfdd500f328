using System.CommandLine;
using MonEspaceSante.Agenda;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>Tells the changes of the own agenda as they happen, until it is asked to stop.</summary>
internal sealed class AgendaSuivreCommand
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
        var self = new AgendaSuivreCommand();
        return AgendaCommand.Describe(
            runner,
            "suivre",
            "Suivre mon agenda : réservations, modifications, annulations. Un script lit une ligne par changement, la "
                + "première dit le curseur de départ.",
            self.RunAsync,
            self._cursor,
            self._count);
    }

    private async Task RunAsync(AgendaVisit visit)
    {
        var cursor = visit.Get(_cursor) ?? await visit.Agenda.GetWatchCursorAsync(visit.CancellationToken);
        visit.Output.Answer(new { Cursor = cursor });
        visit.Output.Console.WriteLine("Les changements s'affichent ici. Ctrl+C pour arrêter.");
        try
        {
            await foreach (var change in visit.Agenda.WatchAsync(cursor, visit.CancellationToken)
                .Take(visit.Get(_count) ?? int.MaxValue))
                Tell(change, visit.Output);
        }
        catch (OperationCanceledException) when (visit.CancellationToken.IsCancellationRequested)
        {
            visit.Output.Console.WriteLine("Suivi arrêté.");
        }
    }

    private static void Tell(AgendaChange change, Output output)
    {
        output.Answer(AgendaAnswers.Of(change));
        output.Console.Write(Facts.Of(
            [
                .. change.RendezVous is { } told ? AgendaTables.FactsOf(told) : [("Rendez-vous", change.RendezVousId)],
                ("Changement", $"{AgendaTables.Word(change.Kind)}, {French.Instant(change.Time)}"),
                ("Pour reprendre", $"--curseur {change.Cursor}"),
            ]));
    }
}
