using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Commands.Espace;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>Lists the slots of a professional, and books one.</summary>
internal sealed class CompteCreneauxCommand
{
    private readonly Argument<string> _psIdNat = new Argument<string>("professionnel")
    {
        Description = "Identifiant national (PS_IdNat) du professionnel",
    }.RefusingOptions();

    private readonly Option<string> _booked = new Option<string>("--reserver")
    {
        Description = "Réserver un créneau, par son identifiant",
        HelpName = "créneau",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteCreneauxCommand();
        return EspaceCommand.Describe(
            runner,
            "creneaux",
            "Lister les créneaux libres d'un professionnel, ou en réserver un (bac à sable, sans source nationale).",
            self.RunAsync,
            self._psIdNat,
            self._booked);
    }

    private async Task RunAsync(PersonVisit visit)
    {
        if (visit.Get(_booked) is { } id)
        {
            var kept = await visit.Agenda.BookAsync(visit.Patient, id, cancellationToken: visit.CancellationToken);
            visit.Output.Answer(AgendaAnswers.Of(kept));
            visit.Output.Console.Done("Créneau réservé");
            visit.Output.Console.Write(Facts.Of(AgendaTables.FactsOf(kept.RendezVous)));
            return;
        }

        var found = await visit.Agenda.FindCreneauxAsync(
            visit.Require(_psIdNat), cancellationToken: visit.CancellationToken).ToListAsync(visit.CancellationToken);
        visit.Output.Answer(found.Select(AgendaAnswers.Of));
        if (found.Count == 0) visit.Output.Console.WriteLine("Aucun créneau libre.");
        else visit.Output.Console.Write(AgendaTables.OfCreneaux(found));
    }
}
