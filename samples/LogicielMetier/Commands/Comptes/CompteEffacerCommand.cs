using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Asks for the early erasure of a closed account, or takes it back.</summary>
internal sealed class CompteEffacerCommand
{
    private readonly SignInOptions _person = new();
    private readonly Option<bool> _keep = new("--annuler") { Description = "Revenir sur la demande, et garder le contenu dix ans" };

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteEffacerCommand();
        var command = new SectionCommand(
            Section.Account, "effacer", "Demander l'effacement sous trois mois d'un compte clos, ou y renoncer.");
        self._person.AddTo(command);
        command.Options.Add(self._keep);
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
                var decided = await compte.SetErasureAsync(
                    signedIn.About, erase: !parsed.GetValue(_keep), requestId: null, cancellationToken);
                output.Answer(CompteAnswers.Of(decided));
                output.Console.Write(Facts.Of(CompteFacts.Of(decided)));
            },
            cancellationToken);
    }
}
