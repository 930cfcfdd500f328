using System.CommandLine;
using MonEspaceSante.Insi;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Identites;

/// <summary>Verifies a file of identities, and writes one verdict for each line.</summary>
internal sealed class InsLotCommand
{
    private readonly Argument<string> _input = new Argument<string>("fichier")
    {
        Description = "Fichier CSV : matricule, nom, prenoms, sexe, naissance, et au besoin oid et lieu",
    }.RefusingOptions();

    private readonly Option<string> _target = new Option<string>("--sortie", "-s")
    {
        Description = "Fichier CSV des verdicts : ligne, verdict, motif",
        HelpName = "fichier",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new InsLotCommand();
        var command = new SectionCommand(
            Section.Identities, "lot", "Vérifier un fichier d'identités ; un verdict par ligne (INSi).")
        {
            self._input, self._target,
        };
        command.Require(self._target);
        runner.HandleVerdict(command, self.RunAsync);
        return command;
    }

    private async Task<bool> RunAsync(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        if (settings.Access.NeedsPatient) throw LocalRefusal.AccessNeedsPatient();
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var counts = await InputFile.ReadAsync(parsed.GetRequiredValue(_input), input =>
            OutputFile.WriteAsync(parsed.GetRequiredValue(_target), target =>
                Transfer.ShowAsync(output.Console, "Vérification", input.Length, progress =>
                    VerifyAsync(connection.Ins, input, target, settings.Oid, progress, cancellationToken))));
        output.Answer(counts);
        output.Console.Write(Facts.Of(IdentityFacts.Of(counts)));
        return counts.Unverified == 0;
    }

    private static async Task<VerdictCounts> VerifyAsync(
        InsClient ins, Stream input, Stream target, string oid, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var verdicts = new VerdictFile(target);
        var identities = new IdentityFile(input, oid, verdicts);
        await foreach (var verified in ins.VerifyAllAsync(identities.ReadAsync(cancellationToken), cancellationToken))
        {
            verdicts.Write(verified);
            progress?.Report(input.Position);
        }

        return verdicts.Counts;
    }
}
