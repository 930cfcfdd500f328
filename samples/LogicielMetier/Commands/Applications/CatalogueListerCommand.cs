using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Lists the applications that a person may let in.</summary>
internal sealed class CatalogueListerCommand
{
    private readonly SignInOptions _person = new();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CatalogueListerCommand();
        var command = new SectionCommand(Section.Applications, "lister", "Lister les applications référencées.");
        self._person.AddTo(command);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        using var person = await PersonConnection.OpenAsync(settings, cancellationToken);
        await person.Compte.SignInAsync(
            _person.Read(parsed, settings),
            async _ =>
            {
                await foreach (var application in person.Catalogue.ListApplications(cancellationToken))
                {
                    output.Answer(CatalogueAnswers.Of(application));
                    output.Console.Write(Facts.Of(CatalogueAnswers.Facts(application)));
                    output.Console.WriteLine();
                }
            },
            cancellationToken);
    }
}
