using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Opposes the opening of an account.</summary>
internal sealed class CompteOpposerCommand
{
    private readonly Option<string> _patient = PatientArgument.New();
    private readonly Option<string> _code = ProvisionalCodeOption.New();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteOpposerCommand();
        var command = new SectionCommand(Section.Account, "opposer", "S'opposer à l'ouverture du compte.")
        {
            self._patient, self._code,
        };
        command.Require(self._patient);
        command.Require(self._code);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var patient = PatientArgument.Read(parsed.GetRequiredValue(_patient), settings);
        using var person = await PersonConnection.OpenAsync(settings, cancellationToken);
        await person.Compte.OpposeAsync(patient, parsed.GetRequiredValue(_code), requestId: null, cancellationToken);
        output.Answer(new { Status = "oppose" });
        output.Console.Write(Facts.Of(("Compte", "aucun compte ne sera ouvert sans demande.")));
    }
}
