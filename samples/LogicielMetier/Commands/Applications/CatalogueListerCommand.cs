using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Lists the applications that a person may let in.</summary>
internal static class CatalogueListerCommand
{
    public static Command Describe(CommandRunner runner)
    {
        var command = new SectionCommand(Section.Applications, "lister", "Lister les applications référencées.");
        runner.HandlePerson(command, RunAsync);
        return command;
    }

    private static async Task RunAsync(PersonVisit visit)
    {
        var applications = await visit.Catalogue.ListApplications(visit.CancellationToken).ToListAsync(visit.CancellationToken);
        visit.Output.Answer(applications.Select(CatalogueAnswers.Of));
        if (applications.Count == 0) visit.Output.Console.WriteLine("Aucune application référencée.");
        else visit.Output.Console.Write(CatalogueTables.OfApplications(applications));
    }
}
