using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>Reads a document back into a file, once it is known to be what was deposited.</summary>
internal sealed class DocumentLireCommand
{
    private readonly Argument<string> _uniqueId = UniqueIdArgument.New();

    private readonly Option<string> _file = new Option<string>("--sortie")
    {
        Description = "Fichier où enregistrer le document ; il est remplacé s'il existe et que la lecture réussit",
        HelpName = "fichier",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new DocumentLireCommand();
        var command = new SectionCommand(
            Section.Consultation, "lire", "Lire un document, vérifié, et l'enregistrer dans un fichier (TD3.2).")
        {
            self._uniqueId, self._file,
        };
        command.Require(self._file);
        runner.HandleVisit(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(Visit visit)
    {
        var output = visit.Output;
        var uniqueId = visit.Parsed.GetRequiredValue(_uniqueId);
        var path = visit.Parsed.GetRequiredValue(_file);
        var document = await OutputFile.WriteAsync(path, stream => Transfer.ShowAsync(
            output.Console,
            "Lecture",
            size: null,
            progress => visit.Dmp.RetrieveAsync(visit.Patient, uniqueId, stream, progress, visit.CancellationToken)));
        output.Answer(Answers.Read(document, path));
        output.Console.Done("Document lu et vérifié : il est identique au document déposé");
        output.Console.Write(Facts.Of(Describe(document, path)));
    }

    private static IEnumerable<(string, string)> Describe(Document document, string path) =>
    [
        ("Document", $"{document.Metadata.Title} ({French.Size(document.Size)})"),
        ("Type", French.Type(document.Metadata)),
        ("Auteur", string.Join(", ", document.Metadata.Authors.Select(author => French.Name(author.Name)))),
        ("Responsable", French.Name(document.Metadata.LegalAuthenticator.Name)),
        ("Acte du", French.Day(document.Metadata.ServiceStartTime.ToInstant())),
        ("Déposé le", French.Instant(document.SubmissionTime)),
        ("État", French.State(document)),
        ("Enregistré dans", path),
    ];
}
