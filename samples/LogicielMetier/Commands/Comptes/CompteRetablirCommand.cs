using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Replaces what a person signs in with.</summary>
internal sealed class CompteRetablirCommand
{
    private readonly Option<string> _patient = PatientArgument.New();
    private readonly Option<string> _code = ProvisionalCodeOption.New();
    private readonly VitaleOptions _vitale = new();
    private readonly PasswordOption _password = new("Nouveau mot de passe, de 12 à 128 caractères");

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteRetablirCommand();
        var command = new SectionCommand(
            Section.Account,
            "retablir",
            "Remplacer le mot de passe et le second facteur perdus, avec le code envoyé pour cela et la carte Vitale.")
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
        var replaced = await person.Compte.ReplaceCredentialsAsync(
            patient,
            parsed.GetRequiredValue(_code),
            _vitale.Read(parsed, patient),
            password,
            requestId: null,
            cancellationToken);
        output.Answer(new { replaced.TotpSecret });
        output.Console.Write(Facts.Of(
            ("Second facteur", $"{replaced.TotpSecret}, à saisir une fois dans une application d'authentification.")));
    }
}
