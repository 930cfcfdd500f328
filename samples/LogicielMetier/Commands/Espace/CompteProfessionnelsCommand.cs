using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Espace;

/// <summary>Lists who may read a dossier, and who is blocked.</summary>
internal static class CompteProfessionnelsCommand
{
    public static Command Describe(CommandRunner runner) => EspaceCommand.Describe(
        runner, "professionnels", "Lister les professionnels autorisés et les professionnels bloqués.", RunAsync);

    private static async Task RunAsync(PersonVisit visit)
    {
        var found = await visit.Espace.ListProfessionalsAsync(visit.Patient, visit.CancellationToken)
            .ToListAsync(visit.CancellationToken);
        visit.Output.Answer(found.Select(DossierAnswers.Of));
        if (found.Count == 0) visit.Output.Console.WriteLine("Aucun professionnel autorisé ni bloqué.");
        else visit.Output.Console.Write(DossierTables.OfAuthorizations(found));
    }
}
