using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>Reads a document back into a file, once it is known to be what was deposited.</summary>
internal sealed class DocumentLireCommand
{
    private readonly Argument<string> _uniqueId = new Argument<string>("identifiant")
    {
        Description = "Identifiant du document, donné par « document lister »",
    }.RefusingOptions();

    private readonly Option<string> _patient = PatientArgument.New();

    private readonly Option<string> _file = new Option<string>("--sortie")
    {
        Description = "Fichier où enregistrer le document ; il est remplacé s'il existe et que la lecture réussit",
        HelpName = "fichier",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new DocumentLireCommand();
        var command = new Command("lire", "Lire un document du DMP et l'enregistrer dans un fichier.")
        {
            self._uniqueId, self._patient, self._file,
        };
        command.Require(self._patient);
        command.Require(self._file);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var patient = PatientArgument.Read(parsed.GetRequiredValue(_patient), settings);
        var uniqueId = parsed.GetRequiredValue(_uniqueId);
        var path = parsed.GetRequiredValue(_file);
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var document = await OutputFile.WriteAsync(path, stream => Transfer.ShowAsync(
            output.Console,
            "Lecture",
            size: null,
            progress => connection.Dmp.RetrieveAsync(patient, uniqueId, stream, progress, cancellationToken)));
        output.Answer(Answers.Read(document, path));
        output.Console.Done("Document lu et vérifié : il est identique au document déposé");
        output.Console.Write(Facts.Of(Describe(document, path)));
    }

    private static IEnumerable<(string, string)> Describe(Document document, string path) =>
    [
        ("Document", $"{document.Metadata.Title} ({French.Size(document.Size)})"),
        ("Déposé le", French.Instant(document.SubmissionTime)),
        ("Visibilité", French.Readers(document.Visibility)),
        ("Enregistré dans", path),
    ];
}
