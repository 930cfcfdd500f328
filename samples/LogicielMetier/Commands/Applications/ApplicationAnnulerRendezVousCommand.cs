using System.CommandLine;
using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Commands.Agenda;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Cancels an appointment that the application noted.</summary>
internal sealed class ApplicationAnnulerRendezVousCommand
{
    private const int AsNoted = 1;
    private readonly Argument<string> _id = RendezVousArgument.New("application rendez-vous");
    private readonly Option<int?> _version = CountOption.New(
        "--revision", $"Version lue en dernier (par défaut : {AsNoted}, le rendez-vous tel que l'application l'a noté)");

    private readonly Option<string> _reason = RendezVousArgument.Reason("le patient");
    private readonly Option<DateTimeOffset?> _occurrence = RendezVousArgument.Occurrence();

    public static Command Describe(CommandRunner runner)
    {
        var self = new ApplicationAnnulerRendezVousCommand();
        var command = new SectionCommand(
            Section.Applications, "annuler-rendez-vous", "Annuler un rendez-vous que l'application a noté ; le patient est prévenu.")
        {
            self._id, self._version, self._reason, self._occurrence,
        };
        runner.HandleGranted(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(
        ParseResult parsed, GrantedClient dossier, Output output, CancellationToken cancellationToken)
    {
        var cancelled = await dossier.CancelRendezVousAsync(
            parsed.GetRequiredValue(_id),
            parsed.GetValue(_version) ?? AsNoted,
            parsed.GetValue(_reason) ?? "",
            parsed.GetValue(_occurrence),
            requestId: null,
            cancellationToken);
        output.Answer(AgendaAnswers.Of(cancelled));
        output.Console.Done("Rendez-vous annulé");
        output.Console.Write(Facts.Of(AgendaTables.FactsOf(cancelled)));
    }
}
