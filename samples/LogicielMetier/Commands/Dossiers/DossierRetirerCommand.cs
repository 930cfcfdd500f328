using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Dossiers;

/// <summary>Withdraws an authorisation, at once.</summary>
internal sealed class DossierRetirerCommand
{
    private readonly Option<bool> _careTeam = new("--equipe-de-soins")
    {
        Description = "Celle de la structure, et non la vôtre",
    };

    public static Command Describe(CommandRunner runner)
    {
        var self = new DossierRetirerCommand();
        var command = new SectionCommand(
            Section.Authorizations, "retirer", "Retirer votre autorisation, ou celle de l'équipe de soins (TD0.3).")
        {
            self._careTeam,
        };
        runner.HandleVisit(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(Visit visit)
    {
        var authorization = await visit.Dossiers.WithdrawAsync(
            visit.Patient, HolderOption.Of(visit.Get(_careTeam)), cancellationToken: visit.CancellationToken);
        visit.Output.Answer(DossierAnswers.Of(authorization));
        visit.Output.Console.Done("Autorisation retirée");
        visit.Output.Console.Write(Facts.Of(DossierFacts.Of(authorization)));
    }
}
