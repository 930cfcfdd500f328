using System.CommandLine;
using MonEspaceSante.Agenda;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>Writes the own agenda to a file that calendar programs read, or shared agendas: a resource on each line.</summary>
internal sealed class AgendaExporterCommand
{
    private readonly Option<string> _file = CalendarFileOption.New();
    private readonly Option<ExportFormat> _format = ChoiceOption.New(
        "--format", "Format du fichier (par défaut : ical)", ("ical", ExportFormat.Ical), ("fhir", ExportFormat.Fhir));

    public static Command Describe(CommandRunner runner)
    {
        var self = new AgendaExporterCommand();
        var command = AgendaCommand.Describe(
            runner,
            "exporter",
            "Écrire mon agenda dans un fichier : iCalendar, sans nom de patient, ou FHIR, une ressource par ligne.",
            self.RunAsync,
            self._file,
            self._format);
        command.Require(self._file);
        return command;
    }

    private async Task RunAsync(AgendaVisit visit)
    {
        var path = visit.Require(_file);
        var size = await OutputFile.WriteAsync(
            path,
            stream => visit.Get(_format) == ExportFormat.Fhir
                ? WriteFhirAsync(visit, stream)
                : visit.Agenda.ExportAsync(stream, cancellationToken: visit.CancellationToken));
        visit.Output.Answer(new { File = path, Size = size });
        visit.Output.Console.Done("Agenda exporté");
        visit.Output.Console.Write(Facts.Of(("Fichier", path), ("Taille", French.Size(size))));
    }

    private static async Task<long> WriteFhirAsync(AgendaVisit visit, Stream stream)
    {
        var slots = await visit.Agenda.ListCreneauxAsync(cancellationToken: visit.CancellationToken)
            .ToListAsync(visit.CancellationToken);
        foreach (var agenda in slots.ToFhir())
        {
            await WriteAsync(agenda.Schedule, stream, visit.CancellationToken);
            foreach (var slot in agenda.Slots) await WriteAsync(slot, stream, visit.CancellationToken);
        }

        await foreach (var time in visit.Agenda.ListAsync(cancellationToken: visit.CancellationToken))
            await WriteAsync(time.ToFhir(), stream, visit.CancellationToken);
        return stream.Position;
    }

    private static async Task WriteAsync(FrResource resource, Stream stream, CancellationToken cancellationToken)
    {
        await resource.WriteAsync(stream, cancellationToken);
        await stream.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }
}
