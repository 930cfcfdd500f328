using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Espace;

/// <summary>Reads a document of a space into a file.</summary>
internal sealed class CompteLireCommand
{
    private readonly Argument<string> _uniqueId = UniqueIdArgument.New();

    private readonly Option<string> _file = new Option<string>("--sortie")
    {
        Description = "Fichier où enregistrer le document ; il est remplacé s'il existe et que la lecture réussit",
        HelpName = "fichier",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteLireCommand();
        var command = EspaceCommand.Describe(
            runner, "lire", "Lire un document, vérifié, et l'enregistrer dans un fichier.", self.RunAsync, self._uniqueId, self._file);
        command.Require(self._file);
        return command;
    }

    private async Task RunAsync(PersonVisit visit)
    {
        var uniqueId = visit.Parsed.GetRequiredValue(_uniqueId);
        var path = visit.Parsed.GetRequiredValue(_file);
        var document = await OutputFile.WriteAsync(path, stream => Transfer.ShowAsync(
            visit.Output.Console,
            "Lecture",
            size: null,
            progress => visit.Espace.ReadAsync(visit.Patient, uniqueId, stream, progress, visit.CancellationToken)));
        visit.Output.Answer(Answers.Read(document, path));
        visit.Output.Console.Done("Document lu et vérifié");
        visit.Output.Console.Write(Facts.Of(("Document", document.Metadata.Title), ("Enregistré dans", path)));
    }
}
