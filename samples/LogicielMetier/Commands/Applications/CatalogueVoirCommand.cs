using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Shows one application.</summary>
internal sealed class CatalogueVoirCommand
{
    private readonly SignInOptions _person = new();
    private readonly Argument<string> _application = ApplicationArgument.New();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CatalogueVoirCommand();
        var command = new SectionCommand(Section.Applications, "voir", "Voir une application du catalogue.") { self._application };
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
                var application = await person.Catalogue.GetApplicationAsync(
                    parsed.GetRequiredValue(_application), cancellationToken);
                output.Answer(CatalogueAnswers.Of(application));
                output.Console.Write(Facts.Of(CatalogueAnswers.Facts(application)));
            },
            cancellationToken);
    }
}
