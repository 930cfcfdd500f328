using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>Cancels an appointment, or one time of a series.</summary>
internal sealed class AgendaAnnulerCommand
{
    private readonly Option<string> _patient = PatientArgument.New();
    private readonly Argument<string> _id = RendezVousArgument.New("agenda lister");
    private readonly Option<string> _reason = RendezVousArgument.Reason("le patient");
    private readonly Option<DateTimeOffset?> _occurrence = RendezVousArgument.Occurrence();

    public static Command Describe(CommandRunner runner)
    {
        var self = new AgendaAnnulerCommand();
        var command = AgendaCommand.Describe(
            runner,
            "annuler",
            "Annuler un rendez-vous, ou une seule date d'une série ; le patient est prévenu.",
            self.RunAsync,
            self._id,
            self._patient,
            self._reason,
            self._occurrence);
        command.Require(self._patient);
        return command;
    }

    private async Task RunAsync(AgendaVisit visit)
    {
        var read = await visit.Agenda.GetAsync(
            visit.Patient(_patient), visit.Parsed.GetRequiredValue(_id), visit.CancellationToken);
        var cancelled = await visit.Agenda.CancelAsync(
            read, visit.Get(_reason) ?? "", visit.Get(_occurrence), requestId: null, visit.CancellationToken);
        visit.Output.Answer(AgendaAnswers.Of(cancelled));
        visit.Output.Console.Done("Rendez-vous annulé");
        visit.Output.Console.Write(Facts.Of(AgendaTables.FactsOf(cancelled)));
    }
}
