using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Commands.Espace;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>Lists what a person is reminded of.</summary>
internal static class CompteRappelsCommand
{
    public static Command Describe(CommandRunner runner) => EspaceCommand.Describe(
        runner, "rappels", "Lister ses rappels : rendez-vous, calendrier vaccinal, examens de suivi.", RunAsync);

    private static async Task RunAsync(PersonVisit visit)
    {
        var told = await visit.Agenda.ListRappelsAsync(visit.Patient, cancellationToken: visit.CancellationToken).ToListAsync(visit.CancellationToken);
        visit.Output.Answer(told.Select(AgendaAnswers.Of));
        if (told.Count == 0) visit.Output.Console.WriteLine("Aucun rappel.");
        else visit.Output.Console.Write(AgendaTables.OfRappels(told));
    }
}
