using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Activates the account of a minor.</summary>
internal sealed class CompteActiverMineurCommand
{
    private readonly SignInOptions _person = new();
    private readonly Option<string> _code = ProvisionalCodeOption.New();
    private readonly VitaleOptions _vitale = new();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteActiverMineurCommand();
        var command = new SectionCommand(
            Section.Account, "activer-mineur", "Activer le compte du mineur que l'assuré représente (--pour).");
        self._person.AddTo(command);
        command.Options.Add(self._code);
        self._vitale.AddTo(command);
        command.Require(self._code);
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
                var activated = await compte.ActivateMineurAsync(
                    signedIn.About,
                    parsed.GetRequiredValue(_code),
                    _vitale.Read(parsed, signedIn.About),
                    requestId: null,
                    cancellationToken);
                output.Answer(CompteAnswers.Of(activated));
                output.Console.Write(Facts.Of(CompteFacts.Of(activated)));
            },
            cancellationToken);
    }
}
