using System.CommandLine;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Dossiers;

/// <summary>Tells whether a patient has a DMP, in which state, and whether the caller is authorised.</summary>
internal sealed class DossierVerifierCommand
{
    private readonly Option<bool> _traits = new("--traits")
    {
        Description = "Afficher les traits d'identité du compte",
    };

    public static Command Describe(CommandRunner runner)
    {
        var self = new DossierVerifierCommand();
        var command = new SectionCommand(
            Section.Context, "verifier", "Dire si le patient a un DMP, dans quel état, et s'il vous autorise (TD0.2).")
        {
            self._traits,
        };
        runner.HandleVisit(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(Visit visit)
    {
        var dossier = await visit.Dossiers.CheckAsync(visit.Patient, visit.Get(_traits), visit.CancellationToken);
        visit.Output.Answer(DossierAnswers.Of(dossier));
        visit.Output.Console.Write(Facts.Of(DossierFacts.Of(dossier)));
    }
}
