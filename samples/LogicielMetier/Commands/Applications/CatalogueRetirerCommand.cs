using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Takes back what an application was let do.</summary>
internal sealed class CatalogueRetirerCommand
{
    private readonly Argument<Guid> _grant = new("autorisation")
    {
        Description = "Identifiant de l'autorisation, donné par « catalogue autorisations »",
    };

    public static Command Describe(CommandRunner runner)
    {
        var self = new CatalogueRetirerCommand();
        var command = new SectionCommand(
            Section.Applications, "retirer", "Retirer une autorisation : ce que l'application a en cours s'arrête.")
        {
            self._grant,
        };
        runner.HandlePerson(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(PersonVisit visit)
    {
        var revoked = await visit.Catalogue.RevokeAsync(
            visit.Patient, visit.Require(_grant), requestId: null, visit.CancellationToken);
        visit.Output.Answer(CatalogueAnswers.Of(revoked));
        visit.Output.Console.Write(Facts.Of(CatalogueAnswers.Facts(revoked)));
    }
}
