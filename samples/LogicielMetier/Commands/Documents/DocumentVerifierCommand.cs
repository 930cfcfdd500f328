using System.CommandLine;
using System.CommandLine.Parsing;
using MonEspaceSante.Cda;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>Tells everything that is wrong with a document, on this computer: nothing is sent.</summary>
internal sealed class DocumentVerifierCommand
{
    private readonly Argument<string> _file = new Argument<string>("fichier")
    {
        Description = "Document médical au format CDA R2",
    }.RefusingOptions();

    private readonly Option<string> _schemas = new Option<string>("--schemas")
    {
        Description = "Dossier des schémas XML du CI-SIS",
        HelpName = "dossier",
    }.RefusingEmpty();

    private readonly Option<string> _schemaFile = new Option<string>("--schema")
    {
        Description = "Fichier de ce dossier qui déclare ClinicalDocument, s'il y en a plusieurs",
        HelpName = "fichier",
    }.RefusingEmpty();

    private readonly Option<string> _schematron = new Option<string>("--schematron")
    {
        Description = "Programme et arguments qui lisent le document et écrivent un rapport SVRL",
        HelpName = "commande",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new DocumentVerifierCommand();
        var command = new SectionCommand(
            Section.Feeding, "verifier", "Vérifier un document CDA sans l'envoyer : fautes, règles et remèdes.")
        {
            self._file, self._schemas, self._schemaFile, self._schematron,
        };
        runner.HandleVerdict(command, self.RunAsync);
        return command;
    }

    private async Task<bool> RunAsync(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var lint = new CdaLint(new CdaLintOptions
        {
            SchemaFolder = parsed.GetValue(_schemas),
            SchemaFile = parsed.GetValue(_schemaFile),
            Schematron = parsed.GetValue(_schematron) is { } line ? Schematron(line) : null,
        });
        var report = await InputFile.ReadAsync(
            parsed.GetRequiredValue(_file), file => lint.RunAsync(file, cancellationToken));
        output.Answer(Answers.Of(report));
        Findings.Show(report, output.Console);
        return !report.HasErrors;
    }

    private static SchematronCommand Schematron(string line)
    {
        string[] words = [.. CommandLineParser.SplitCommandLine(line)];
        return new SchematronCommand(words[0], words[1..]);
    }
}
