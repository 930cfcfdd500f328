using System.CommandLine;
using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Reads a document into a file, once it is known to be what was deposited.</summary>
internal sealed class ApplicationLireCommand
{
    private readonly Argument<string> _uniqueId = new Argument<string>("identifiant")
    {
        Description = "Identifiant du document, donné par « application documents »",
    }.RefusingOptions();

    private readonly Option<string> _file = new Option<string>("--sortie")
    {
        Description = "Fichier où enregistrer le document ; il est remplacé s'il existe et que la lecture réussit",
        HelpName = "fichier",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new ApplicationLireCommand();
        var command = new SectionCommand(
            Section.Applications, "lire", "Lire un document du patient, vérifié, et l'enregistrer dans un fichier.")
        {
            self._uniqueId, self._file,
        };
        command.Require(self._file);
        runner.HandleGranted(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(
        ParseResult parsed, GrantedClient dossier, Output output, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(_file);
        var document = await OutputFile.WriteAsync(path, stream => dossier.ReadAsync(
            parsed.GetRequiredValue(_uniqueId), stream, progress: null, cancellationToken));
        output.Answer(Answers.Read(document, path));
        output.Console.Write(Facts.Of(("Document", document.Metadata.Title), ("Enregistré dans", path)));
    }
}
