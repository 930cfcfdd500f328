using System.CommandLine;
using MonEspaceSante.Insi;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Identites;

/// <summary>Tells whether a matricule and traits are those of one person.</summary>
internal sealed class InsVerifierCommand
{
    private readonly Option<string> _patient = PatientArgument.New();
    private readonly IdentityOptions _identity = new();

    public static Command Describe(CommandRunner runner)
    {
        var self = new InsVerifierCommand();
        var command = new SectionCommand(
            Section.Identities, "verifier", "Vérifier qu'un matricule et des traits sont ceux d'une même personne (INSi).")
        {
            self._patient,
        };
        self._identity.AddTo(command);
        command.Require(self._patient);
        runner.HandleVerdict(command, self.RunAsync);
        return command;
    }

    private async Task<bool> RunAsync(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        if (settings.Access.NeedsPatient) throw LocalRefusal.AccessNeedsPatient();
        var ins = PatientArgument.Read(parsed.GetRequiredValue(_patient), settings);
        var traits = _identity.Read(parsed);
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var verdict = await connection.Ins.VerifyAsync(ins, traits, cancellationToken);
        output.Answer(IdentityAnswers.Of(verdict));
        output.Console.Write(Facts.Of(("Verdict", IdentityFacts.Of(verdict))));
        return verdict == IdentityVerdict.Identique;
    }
}
