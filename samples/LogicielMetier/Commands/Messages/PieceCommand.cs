using System.CommandLine;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Messages;

/// <summary>Reads an attachment into a file.</summary>
internal sealed class PieceCommand
{
    private const string Description = "Lire une pièce jointe, vérifiée, et l'enregistrer dans un fichier.";

    private readonly Argument<Guid> _message = MessageArguments.Message();
    private readonly Option<int?> _rank = MessageArguments.Rank();

    private readonly Option<string> _file = new Option<string>("--sortie")
    {
        Description = "Fichier où enregistrer la pièce ; il est remplacé s'il existe et que la lecture réussit",
        HelpName = "fichier",
    }.RefusingEmpty();

    public static Command Professional(CommandRunner runner)
    {
        var self = new PieceCommand();
        return self.Require(BoiteRunner.Professional(
            runner, "piece", Description, self.RunAsync, self._message, self._rank, self._file));
    }

    public static Command Patient(CommandRunner runner)
    {
        var self = new PieceCommand();
        return self.Require(BoiteRunner.Patient(
            runner, "piece", Description, self.RunAsync, self._message, self._rank, self._file));
    }

    private Command Require(Command command)
    {
        command.Require(_file);
        return command;
    }

    private async Task RunAsync(BoiteVisit visit)
    {
        var path = visit.Require(_file);
        var attachment = await OutputFile.WriteAsync(
            path, file => visit.Boite.DownloadAsync(visit.Require(_message), (visit.Get(_rank) ?? 1) - 1, file));
        visit.Output.Answer(MessageAnswers.Of(attachment));
        visit.Output.Console.Done("Pièce jointe lue et vérifiée");
        visit.Output.Console.Write(Facts.Of(
            ("Pièce", $"{attachment.FileName} ({French.Size(attachment.Size)})"), ("Enregistrée dans", path)));
    }
}
