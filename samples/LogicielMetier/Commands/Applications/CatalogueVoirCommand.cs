using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Shows one application.</summary>
internal sealed class CatalogueVoirCommand
{
    private readonly Argument<string> _application = ApplicationArgument.New();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CatalogueVoirCommand();
        var command = new SectionCommand(Section.Applications, "voir", "Voir une application du catalogue.") { self._application };
        runner.HandlePerson(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(PersonVisit visit)
    {
        var application = await visit.Catalogue.GetApplicationAsync(
            visit.Require(_application), visit.CancellationToken);
        visit.Output.Answer(CatalogueAnswers.Of(application));
        visit.Output.Console.Write(Facts.Of(CatalogueAnswers.Facts(application)));
    }
}
