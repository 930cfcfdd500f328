using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Activates an account.</summary>
internal sealed class CompteActiverCommand
{
    private readonly Option<string> _patient = PatientArgument.New();
    private readonly Option<string> _code = ProvisionalCodeOption.New();
    private readonly VitaleOptions _vitale = new();
    private readonly PasswordOption _password = new("Mot de passe choisi, de 12 à 128 caractères");

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteActiverCommand();
        var command = new SectionCommand(
            Section.Account, "activer", "Activer le compte avec le code provisoire et la carte Vitale.")
        {
            self._patient, self._code,
        };
        self._vitale.AddTo(command);
        command.Options.Add(self._password.Option);
        command.Require(self._patient);
        command.Require(self._code);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var patient = PatientArgument.Read(parsed.GetRequiredValue(_patient), settings);
        var password = _password.Read(parsed);
        using var person = await PersonConnection.OpenAsync(settings, cancellationToken);
        var activation = await person.Compte.ActivateAsync(
            patient,
            parsed.GetRequiredValue(_code),
            _vitale.Read(parsed, patient),
            password,
            requestId: null,
            cancellationToken);
        output.Answer(new { Compte = CompteAnswers.Of(activation.Compte), activation.TotpSecret });
        output.Console.Write(Facts.Of(
        [
            .. CompteFacts.Of(activation.Compte),
            ("Second facteur", $"{activation.TotpSecret}, à saisir une fois dans une application d'authentification."),
        ]));
    }
}
