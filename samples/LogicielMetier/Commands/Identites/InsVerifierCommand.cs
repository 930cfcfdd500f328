using System.CommandLine;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Identites;

/// <summary>Tells whether a matricule and traits are those of one person.</summary>
internal sealed class InsVerifierCommand
{
    private readonly Option<string> _patient = PatientArgument.New();
    private readonly IdentityOptions _identity = new();

    private readonly Option<string> _datamatrix = new Option<string>("--datamatrix")
    {
        Description = "Texte qu'un lecteur a scanné sur un datamatrix INS, à la place du matricule et des traits",
        HelpName = "texte",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new InsVerifierCommand();
        var command = new SectionCommand(
            Section.Identities, "verifier", "Vérifier qu'un matricule et des traits sont ceux d'une même personne (INSi).")
        {
            self._patient, self._datamatrix,
        };
        self._identity.AddTo(command);
        runner.HandleVerdict(command, self.RunAsync);
        return command;
    }

    private async Task<bool> RunAsync(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        if (settings.Access.NeedsPatient) throw LocalRefusal.AccessNeedsPatient();
        var (ins, traits) = Read(parsed, settings);
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var verdict = await connection.Ins.VerifyAsync(ins, traits, cancellationToken);
        output.Answer(IdentityAnswers.Of(verdict));
        output.Console.Write(Facts.Of(("Verdict", IdentityFacts.Of(verdict))));
        return verdict == IdentityVerdict.Identique;
    }

    private (Ins Ins, TraitsIdentite Traits) Read(ParseResult parsed, Settings settings)
    {
        if (parsed.GetValue(_datamatrix) is { } text)
        {
            var scanned = InsDatamatrix.Read(text);
            return (scanned.Ins, scanned.Traits);
        }

        return parsed.GetValue(_patient) is { } matricule
            ? (PatientArgument.Read(matricule, settings), _identity.Read(parsed))
            : throw LocalRefusal.NoIdentity();
    }
}
