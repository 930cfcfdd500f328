using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Dossiers;

/// <summary>Lists who may read a dossier, and who is blocked.</summary>
internal sealed class DossierAutorisationsCommand
{
    private readonly Option<AuthorizationFilter> _filter = ChoiceOption.New(
        "--filtre",
        "Lesquels (par défaut : tous)",
        ("tous", AuthorizationFilter.All),
        ("autorises", AuthorizationFilter.Active),
        ("bloques", AuthorizationFilter.Blocked));

    public static Command Describe(CommandRunner runner)
    {
        var self = new DossierAutorisationsCommand();
        var command = new SectionCommand(
            Section.Authorizations,
            "autorisations",
            "Lister les professionnels autorisés et les professionnels bloqués (TD1.6).")
        {
            self._filter,
        };
        runner.HandleVisit(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(Visit visit)
    {
        var authorizations = await visit.Dossiers
            .ListAuthorizationsAsync(visit.Patient, visit.Get(_filter), visit.CancellationToken)
            .ToListAsync(visit.CancellationToken);
        visit.Output.Answer(authorizations.Select(DossierAnswers.Of));
        if (authorizations.Count == 0) visit.Output.Console.WriteLine("Aucun professionnel autorisé ni bloqué.");
        else visit.Output.Console.Write(DossierTables.OfAuthorizations(authorizations));
    }
}
