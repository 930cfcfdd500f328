using System.CommandLine;
using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Lets an application in, for what the person chose.</summary>
internal sealed class CatalogueAutoriserCommand
{
    private readonly SignInOptions _person = new();
    private readonly Argument<string> _application = ApplicationArgument.New();
    private readonly Option<GrantScope[]> _scopes =
        ChoicesOption.New("--acces", "Ce que l'application pourra faire (obligatoire)", GrantWords.Scopes);

    private readonly Option<GrantPurpose[]> _purposes =
        ChoicesOption.New("--finalites", "Pour quoi (obligatoire)", GrantWords.Purposes);

    private readonly Option<string> _consent = new Option<string>("--consentement")
    {
        Description = "Les mots que l'assuré accepte",
        HelpName = "texte",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CatalogueAutoriserCommand();
        var command = new SectionCommand(
            Section.Applications,
            "autoriser",
            "Autoriser une application : le code affiché lui est donné dans les dix minutes. Rien n'est choisi d'avance.")
        {
            self._application, self._scopes, self._purposes, self._consent,
        };
        self._person.AddTo(command);
        command.Require(self._consent);
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
                var given = await person.Catalogue.GrantAsync(
                    signedIn.About,
                    parsed.GetRequiredValue(_application),
                    parsed.GetValue(_scopes) ?? [],
                    parsed.GetValue(_purposes) ?? [],
                    parsed.GetRequiredValue(_consent),
                    requestId: null,
                    cancellationToken);
                output.Answer(new { Grant = CatalogueAnswers.Of(given.Grant), given.PairingCode });
                output.Console.Write(Facts.Of(
                    CatalogueAnswers.Facts(given.Grant).Append(("Code d'appairage", given.PairingCode))));
            },
            cancellationToken);
    }
}
