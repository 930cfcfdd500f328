using System.CommandLine;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Dossiers;

/// <summary>Gives up the part of médecin traitant; the authorisation stays.</summary>
internal static class DossierQuitterMedecinTraitantCommand
{
    public static Command Describe(CommandRunner runner)
    {
        var command = new SectionCommand(
            Section.Authorizations,
            "quitter-medecin-traitant",
            "Ne plus être le médecin traitant du patient ; l'autorisation reste (TD0.3c).");
        runner.HandleVisit(command, RunAsync);
        return command;
    }

    private static async Task RunAsync(Visit visit)
    {
        var authorization = await visit.Dossiers.DropMedecinTraitantAsync(
            visit.Patient, cancellationToken: visit.CancellationToken);
        visit.Output.Answer(DossierAnswers.Of(authorization));
        visit.Output.Console.Done("Vous n'êtes plus le médecin traitant du patient");
        visit.Output.Console.Write(Facts.Of(DossierFacts.Of(authorization)));
    }
}
