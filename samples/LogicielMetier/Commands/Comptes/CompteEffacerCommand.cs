using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Asks for the early erasure of a closed account, or takes it back.</summary>
internal sealed class CompteEffacerCommand
{
    private readonly Option<bool> _keep = new("--annuler") { Description = "Revenir sur la demande, et garder le contenu dix ans" };

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteEffacerCommand();
        var command = new SectionCommand(
            Section.Account, "effacer", "Demander l'effacement sous trois mois d'un compte clos, ou y renoncer.");
        command.Options.Add(self._keep);
        runner.HandlePerson(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(PersonVisit visit)
    {
        var decided = await visit.Compte.SetErasureAsync(
            visit.Patient, erase: !visit.Get(_keep), requestId: null, visit.CancellationToken);
        visit.Output.Answer(CompteAnswers.Of(decided));
        visit.Output.Console.Write(Facts.Of(CompteFacts.Of(decided)));
    }
}
