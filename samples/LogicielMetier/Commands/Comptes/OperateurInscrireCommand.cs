using System.CommandLine;
using System.Globalization;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Registers a file of insured persons.</summary>
internal sealed class OperateurInscrireCommand
{
    private readonly Argument<string> _input = new Argument<string>("fichier")
    {
        Description = "Fichier CSV : matricule, nom, prenoms, sexe, naissance, regime, departement, serie, adresse (lignes séparées par |), et au besoin assure, rang, courriel, representants (séparés par |)",
    }.RefusingOptions();

    public static Command Describe(CommandRunner runner)
    {
        var self = new OperateurInscrireCommand();
        var command = new SectionCommand(
            Section.Operator, "inscrire", "Inscrire un fichier d'assurés ; les lignes en défaut sont dites, les autres entrent.")
        {
            self._input,
        };
        runner.HandleVerdict(command, self.RunAsync);
        return command;
    }

    private async Task<bool> RunAsync(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var file = await InputFile.ReadAsync(parsed.GetRequiredValue(_input), async input =>
        {
            var read = new AssureFile(input, settings.Oid);
            await foreach (var verdict in connection.Operateur.RegisterAsync(read.Read(), cancellationToken))
                read.Tell(verdict);
            return read;
        });
        output.Answer(new { file.Registered, file.Faults });
        output.Console.Write(Facts.Of(
        [
            ("Assurés inscrits", file.Registered.ToString("N0", CultureInfo.CurrentCulture)),
            .. file.Faults.Select(fault => ($"Ligne {fault.Line}", $"{fault.ReasonCode} {fault.Field}".Trim())),
        ]));
        return file.Faults.Count == 0;
    }
}
