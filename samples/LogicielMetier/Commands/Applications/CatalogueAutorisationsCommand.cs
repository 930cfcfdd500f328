using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Lists what a person lets applications do, and what ended.</summary>
internal sealed class CatalogueAutorisationsCommand
{
    private readonly SignInOptions _person = new();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CatalogueAutorisationsCommand();
        var command = new SectionCommand(
            Section.Applications, "autorisations", "Lister les autorisations données aux applications, terminées comprises.");
        self._person.AddTo(command);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var signedIn = _person.Read(parsed, settings);
        using var person = await PersonConnection.OpenAsync(settings, cancellationToken);
        await person.Compte.SignInAsync(
            signedIn,
            async _ =>
            {
                await foreach (var grant in person.Catalogue.ListGrants(signedIn.About, cancellationToken))
                {
                    output.Answer(CatalogueAnswers.Of(grant));
                    output.Console.Write(Facts.Of(CatalogueAnswers.Facts(grant)));
                    output.Console.WriteLine();
                }
            },
            cancellationToken);
    }
}
