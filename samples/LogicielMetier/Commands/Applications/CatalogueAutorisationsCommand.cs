using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Lists what a person lets applications do, and what ended.</summary>
internal static class CatalogueAutorisationsCommand
{
    public static Command Describe(CommandRunner runner)
    {
        var command = new SectionCommand(
            Section.Applications, "autorisations", "Lister les autorisations données aux applications, terminées comprises.");
        runner.HandlePerson(command, RunAsync);
        return command;
    }

    private static async Task RunAsync(PersonVisit visit)
    {
        var grants = await visit.Catalogue.ListGrants(visit.Patient, visit.CancellationToken)
            .ToListAsync(visit.CancellationToken);
        visit.Output.Answer(grants.Select(CatalogueAnswers.Of));
        if (grants.Count == 0) visit.Output.Console.WriteLine("Aucune autorisation donnée à une application.");
        else visit.Output.Console.Write(CatalogueTables.OfGrants(grants));
    }
}
