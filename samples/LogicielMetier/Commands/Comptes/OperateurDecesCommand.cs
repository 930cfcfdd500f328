using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Tells that a person died.</summary>
internal sealed class OperateurDecesCommand
{
    private readonly Option<string> _patient = PatientArgument.New();

    public static Command Describe(CommandRunner runner)
    {
        var self = new OperateurDecesCommand();
        var command = new SectionCommand(Section.Operator, "deces", "Déclarer le décès d'une personne : son compte est clos.")
        {
            self._patient,
        };
        command.Require(self._patient);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var patient = PatientArgument.Read(parsed.GetRequiredValue(_patient), settings);
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var compte = await connection.Operateur.DeclareDecesAsync(patient, cancellationToken: cancellationToken);
        output.Answer(CompteAnswers.Of(compte));
        output.Console.Write(Facts.Of(CompteFacts.Of(compte)));
    }
}
