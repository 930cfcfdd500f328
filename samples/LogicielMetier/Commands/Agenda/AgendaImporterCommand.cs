using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using MonEspaceSante.Agenda;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>Takes the appointments of another program. The id of each request follows from the identifier that the file
/// tells: what is imported again is made once.</summary>
internal sealed class AgendaImporterCommand
{
    private readonly Argument<string> _file = new("fichier")
    {
        Description = "iCalendar (.ics), ou une ressource FHIR Appointment (.json)",
    };

    private readonly Option<string> _patient = PatientArgument.New();
    private readonly Option<bool> _double = new("--accepter-conflit") { Description = "Accepter deux rendez-vous à la fois" };

    public static Command Describe(CommandRunner runner)
    {
        var self = new AgendaImporterCommand();
        var command = AgendaCommand.Describe(
            runner,
            "importer",
            "Reprendre les rendez-vous d'un patient depuis un fichier ; repris deux fois, il n'en crée aucun en double.",
            self.RunAsync,
            self._file,
            self._patient,
            self._double);
        command.Require(self._patient);
        return command;
    }

    private async Task RunAsync(AgendaVisit visit)
    {
        var path = visit.Parsed.GetRequiredValue(_file);
        var told = await InputFile.ReadAsync(path, stream => ReadAsync(path, stream, visit));
        var kept = new List<KeptRendezVous>();
        foreach (var (identifier, rendezVous) in told) kept.Add(await ImportAsync(visit, identifier, rendezVous));
        visit.Output.Answer(kept.Select(AgendaAnswers.Of));
        visit.Output.Console.Done("Rendez-vous repris");
        visit.Output.Console.WriteLine($"{kept.Count} rendez-vous.");
    }

    // A series is made whole; the times that it leaves out are then cancelled.
    private async Task<KeptRendezVous> ImportAsync(AgendaVisit visit, string identifier, RendezVous rendezVous)
    {
        var kept = await visit.Agenda.CreateAsync(
            rendezVous, visit.Get(_double), requestId: IdOf(identifier), cancellationToken: visit.CancellationToken);
        foreach (var time in rendezVous.Excluded)
        {
            var left = await visit.Agenda.CancelAsync(
                kept.RendezVous,
                occurrence: time,
                requestId: IdOf($"{identifier}|{time.UtcDateTime:O}"),
                cancellationToken: visit.CancellationToken);
            kept = kept with { RendezVous = left };
        }

        return kept;
    }

    private async Task<List<(string Identifier, RendezVous RendezVous)>> ReadAsync(string path, Stream stream, AgendaVisit visit)
    {
        var patient = visit.Patient(_patient);
        if (Path.GetExtension(path).Equals(".ics", StringComparison.OrdinalIgnoreCase))
            return await ImportedCalendar.ReadAsync(stream, patient, visit.CancellationToken);
        var appointment = await FrAppointment.ReadAsync(stream, visit.CancellationToken);
        var fields = appointment.Fields;
        var identifier = fields.Identifiers is [var first, ..] ? $"{first.System}|{first.Value}" : fields.Id;
        return [(identifier ?? appointment.ToJson(), appointment.ToRendezVous(patient))];
    }

    private static Guid IdOf(string identifier) => new(SHA256.HashData(Encoding.UTF8.GetBytes(identifier)).AsSpan(0, 16));
}
