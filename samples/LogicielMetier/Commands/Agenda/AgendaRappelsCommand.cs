using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>Lists what a patient is reminded of.</summary>
internal sealed class AgendaRappelsCommand
{
    private readonly Option<string> _patient = PatientArgument.New();

    public static Command Describe(CommandRunner runner)
    {
        var self = new AgendaRappelsCommand();
        var command = AgendaCommand.Describe(
            runner,
            "rappels",
            "Lister les rappels d'un patient : rendez-vous, calendrier vaccinal, examens de suivi.",
            self.RunAsync,
            self._patient);
        command.Require(self._patient);
        return command;
    }

    private async Task RunAsync(AgendaVisit visit)
    {
        var told = await visit.Agenda.ListRappelsAsync(
            visit.Patient(_patient), cancellationToken: visit.CancellationToken).ToListAsync(visit.CancellationToken);
        visit.Output.Answer(told.Select(AgendaAnswers.Of));
        if (told.Count == 0) visit.Output.Console.WriteLine("Aucun rappel.");
        else visit.Output.Console.Write(AgendaTables.OfRappels(told));
    }
}
