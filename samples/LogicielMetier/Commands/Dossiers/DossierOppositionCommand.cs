using System.CommandLine;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Dossiers;

/// <summary>Keeps, or lifts, the patient's opposition to new documents by the structure of the card.</summary>
internal sealed class DossierOppositionCommand
{
    private readonly Option<bool> _lifted = new("--lever")
    {
        Description = "Le patient ne s'oppose plus",
    };

    public static Command Describe(CommandRunner runner)
    {
        var self = new DossierOppositionCommand();
        var command = new SectionCommand(
            Section.Feeding,
            "opposition",
            "Noter que le patient s'oppose aux nouveaux documents de votre structure.")
        {
            self._lifted,
        };
        runner.HandleVisit(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(Visit visit)
    {
        var opposition = await visit.Dossiers.SetFeedingOppositionAsync(
            visit.Patient, !visit.Get(_lifted), cancellationToken: visit.CancellationToken);
        visit.Output.Answer(new
        {
            visit.Patient.Matricule,
            Structure = opposition.Structure.Name,
            Opposed = opposition.IsOpposed,
            opposition.UpdateTime,
        });
        visit.Output.Console.Done(opposition.IsOpposed ? "Opposition notée" : "Opposition levée");
        visit.Output.Console.Write(Facts.Of(
            ("Structure", opposition.Structure.Name),
            ("Alimentation", opposition.IsOpposed
                ? "refusée pour les nouveaux documents ; remplacer et supprimer restent possibles"
                : "permise")));
    }
}
