using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Commands.Espace;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>Cancels an appointment of a person.</summary>
internal sealed class CompteAnnulerRendezVousCommand
{
    private readonly Argument<string> _id = RendezVousArgument.New("compte agenda");
    private readonly Option<string> _reason = RendezVousArgument.Reason("le professionnel");
    private readonly Option<DateTimeOffset?> _occurrence = RendezVousArgument.Occurrence();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteAnnulerRendezVousCommand();
        return EspaceCommand.Describe(
            runner,
            "annuler-rendez-vous",
            "Annuler un rendez-vous, ou une seule date d'une série ; le professionnel est prévenu.",
            self.RunAsync,
            self._id,
            self._reason,
            self._occurrence);
    }

    private async Task RunAsync(PersonVisit visit)
    {
        var read = await visit.Agenda.GetAsync(visit.Patient, visit.Require(_id), visit.CancellationToken);
        var cancelled = await visit.Agenda.CancelAsync(
            read, visit.Get(_reason) ?? "", visit.Get(_occurrence), requestId: null, visit.CancellationToken);
        visit.Output.Answer(AgendaAnswers.Of(cancelled));
        visit.Output.Console.Done("Rendez-vous annulé");
        visit.Output.Console.Write(Facts.Of(AgendaTables.FactsOf(cancelled)));
    }
}
