using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>Lists the own slots, or takes one back.</summary>
internal sealed class AgendaCreneauxCommand
{
    private readonly Option<string> _withdrawn = new Option<string>("--retirer")
    {
        Description = "Retirer un créneau que personne n'a réservé, par son identifiant",
        HelpName = "créneau",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new AgendaCreneauxCommand();
        return AgendaCommand.Describe(
            runner, "creneaux", "Lister mes créneaux et ce qu'il en reste, ou en retirer un.", self.RunAsync, self._withdrawn);
    }

    private async Task RunAsync(AgendaVisit visit)
    {
        if (visit.Get(_withdrawn) is { } id) await visit.Agenda.WithdrawAsync(id, requestId: null, visit.CancellationToken);
        var found = await visit.Agenda.ListCreneauxAsync(cancellationToken: visit.CancellationToken)
            .ToListAsync(visit.CancellationToken);
        visit.Output.Answer(found.Select(AgendaAnswers.Of));
        if (found.Count == 0) visit.Output.Console.WriteLine("Aucun créneau à venir.");
        else visit.Output.Console.Write(AgendaTables.OfCreneaux(found));
    }
}
