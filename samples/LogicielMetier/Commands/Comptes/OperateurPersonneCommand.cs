using System.CommandLine;
using MonEspaceSante.Compte;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>What the operator does for one person.</summary>
internal sealed class OperateurPersonneCommand(Func<OperateurClient, Ins, CancellationToken, Task<CompteTitulaire>> act)
{
    private readonly Option<string> _patient = PatientArgument.New();

    public static Command SendCode(CommandRunner runner) =>
        new OperateurPersonneCommand((operateur, patient, cancellationToken) =>
                operateur.IssueActivationCodeAsync(patient, cancellationToken: cancellationToken))
            .Describe(runner, "code", "Envoyer un code provisoire à une personne.");

    public static Command SendCredentialsCode(CommandRunner runner) =>
        new OperateurPersonneCommand((operateur, patient, cancellationToken) =>
                operateur.IssueCredentialsCodeAsync(patient, cancellationToken: cancellationToken))
            .Describe(runner, "code-connexion", "Envoyer un code à une personne qui a perdu de quoi se connecter.");

    public static Command DeclareDeath(CommandRunner runner) =>
        new OperateurPersonneCommand((operateur, patient, cancellationToken) =>
                operateur.DeclareDecesAsync(patient, cancellationToken: cancellationToken))
            .Describe(runner, "deces", "Déclarer le décès d'une personne : son compte est clos.");

    private SectionCommand Describe(CommandRunner runner, string name, string description)
    {
        var command = new SectionCommand(Section.Operator, name, description) { _patient };
        command.Require(_patient);
        runner.Handle(command, RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var patient = PatientArgument.Read(parsed.GetRequiredValue(_patient), settings);
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var compte = await act(connection.Operateur, patient, cancellationToken);
        output.Answer(CompteAnswers.Of(compte));
        output.Console.Write(Facts.Of(CompteFacts.Of(compte)));
    }
}
