using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>What a person does who has no session: the provisional code and the Vitale card prove who it is, and a password
/// is chosen.</summary>
internal sealed class CompteAvecCodeCommand(CompteAvecCodeCommand.Act act, string passwordDescription)
{
    private readonly Option<string> _patient = PatientArgument.New();
    private readonly Option<string> _code = ProvisionalCodeOption.New();
    private readonly VitaleOptions _vitale = new();
    private readonly PasswordOption _password = new(passwordDescription);

    /// <summary>What is done, and what is told of it.</summary>
    internal delegate Task Act(PersonneClient person, CodeAndCard proof, Output output, CancellationToken cancellationToken);

    public static Command Activate(CommandRunner runner) =>
        new CompteAvecCodeCommand(ActivateAsync, "Mot de passe choisi, de 12 à 128 caractères")
            .Describe(runner, "activer", "Activer le compte avec le code provisoire et la carte Vitale.");

    public static Command ReplaceCredentials(CommandRunner runner) =>
        new CompteAvecCodeCommand(ReplaceAsync, "Nouveau mot de passe, de 12 à 128 caractères").Describe(
            runner,
            "retablir",
            "Remplacer le mot de passe et le second facteur perdus, avec le code envoyé pour cela et la carte Vitale.");

    private SectionCommand Describe(CommandRunner runner, string name, string description)
    {
        var command = new SectionCommand(Section.Account, name, description) { _patient, _code };
        _vitale.AddTo(command);
        command.Options.Add(_password.Option);
        command.Require(_patient);
        command.Require(_code);
        runner.Handle(command, RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var patient = PatientArgument.Read(parsed.GetRequiredValue(_patient), settings);
        var password = _password.Read(parsed);
        using var person = await PersonConnection.OpenAsync(settings, cancellationToken);
        var proof = new CodeAndCard(patient, parsed.GetRequiredValue(_code), _vitale.Read(parsed, patient), password);
        await act(person, proof, output, cancellationToken);
    }

    private static async Task ActivateAsync(
        PersonneClient person, CodeAndCard proof, Output output, CancellationToken cancellationToken)
    {
        var activation = await person.Compte.ActivateAsync(
            proof.Patient, proof.Code, proof.Carte, proof.Password, requestId: null, cancellationToken);
        output.Answer(new { Compte = CompteAnswers.Of(activation.Compte), activation.TotpSecret });
        output.Console.Write(Facts.Of([.. CompteFacts.Of(activation.Compte), SecondFactor(activation.TotpSecret)]));
    }

    private static async Task ReplaceAsync(
        PersonneClient person, CodeAndCard proof, Output output, CancellationToken cancellationToken)
    {
        var replaced = await person.Compte.ReplaceCredentialsAsync(
            proof.Patient, proof.Code, proof.Carte, proof.Password, requestId: null, cancellationToken);
        output.Answer(new { replaced.TotpSecret });
        output.Console.Write(Facts.Of(SecondFactor(replaced.TotpSecret)));
    }

    private static (string Label, string Value) SecondFactor(string secret) =>
        ("Second facteur", $"{secret}, à saisir une fois dans une application d'authentification.");
}
