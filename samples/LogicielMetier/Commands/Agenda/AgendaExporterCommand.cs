using System.CommandLine;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>Writes the own agenda to a file that calendar programs read.</summary>
internal sealed class AgendaExporterCommand
{
    private readonly Option<string> _file = CalendarFileOption.New();

    public static Command Describe(CommandRunner runner)
    {
        var self = new AgendaExporterCommand();
        var command = AgendaCommand.Describe(
            runner, "exporter", "Écrire mon agenda dans un fichier iCalendar ; aucun patient n'y est nommé.", self.RunAsync, self._file);
        command.Require(self._file);
        return command;
    }

    private async Task RunAsync(AgendaVisit visit)
    {
        var path = visit.Require(_file);
        var size = await OutputFile.WriteAsync(
            path, stream => visit.Agenda.ExportAsync(stream, cancellationToken: visit.CancellationToken));
        visit.Output.Answer(new { File = path, Size = size });
        visit.Output.Console.Done("Agenda exporté");
        visit.Output.Console.Write(Facts.Of(("Fichier", path), ("Taille", French.Size(size))));
    }
}
