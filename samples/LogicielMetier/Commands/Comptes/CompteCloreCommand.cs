using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Closes an account.</summary>
internal sealed class CompteCloreCommand
{
    private readonly SignInOptions _person = new();

    private readonly Option<string> _reason = new Option<string>("--motif")
    {
        Description = "Pourquoi ; les professionnels le lisent",
        HelpName = "texte",
    }.RefusingEmpty();

    private readonly Option<bool> _erase = new("--effacer")
    {
        Description = "Effacer le contenu sous trois mois, au lieu de le garder dix ans",
    };

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteCloreCommand();
        var command = new SectionCommand(Section.Account, "clore", "Clore le compte.");
        self._person.AddTo(command);
        command.Options.Add(self._reason);
        command.Options.Add(self._erase);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var signedIn = _person.Read(parsed, settings);
        using var person = await PersonConnection.OpenAsync(settings, cancellationToken);
        await person.Compte.SignInAsync(
            signedIn,
            async compte =>
            {
                var closed = await compte.CloseAsync(
                    signedIn.About,
                    parsed.GetValue(_reason) ?? "",
                    parsed.GetValue(_erase),
                    requestId: null,
                    cancellationToken);
                output.Answer(CompteAnswers.Of(closed));
                output.Console.Write(Facts.Of(CompteFacts.Of(closed)));
            },
            cancellationToken);
    }
}
