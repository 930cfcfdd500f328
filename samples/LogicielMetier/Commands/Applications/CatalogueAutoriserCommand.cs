using System.CommandLine;
using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Lets an application in, for what the person chose.</summary>
internal sealed class CatalogueAutoriserCommand
{
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
        command.Require(self._consent);
        runner.HandlePerson(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(PersonVisit visit)
    {
        var given = await visit.Catalogue.GrantAsync(
            visit.Patient,
            visit.Require(_application),
            visit.Get(_scopes) ?? [],
            visit.Get(_purposes) ?? [],
            visit.Require(_consent),
            requestId: null,
            visit.CancellationToken);
        visit.Output.Answer(new { Grant = CatalogueAnswers.Of(given.Grant), given.PairingCode });
        visit.Output.Console.Write(Facts.Of(
            CatalogueAnswers.Facts(given.Grant).Append(("Code d'appairage", given.PairingCode))));
    }
}
