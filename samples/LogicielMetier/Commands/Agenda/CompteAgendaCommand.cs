using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Commands.Espace;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>Lists the appointments of a person or of the family, or writes them to a file.</summary>
internal sealed class CompteAgendaCommand
{
    private const int DefaultCount = 50;
    private readonly Option<bool> _family = new("--famille") { Description = "Avec les mineurs représentés" };
    private readonly Option<string> _file = CalendarFileOption.New();
    private readonly Option<int?> _count = CountOption.New("--nombre", $"Au plus autant (par défaut : {DefaultCount})");

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteAgendaCommand();
        return EspaceCommand.Describe(
            runner,
            "agenda",
            "Lister ses rendez-vous et ceux de sa famille, ou les exporter.",
            self.RunAsync,
            self._family,
            self._count,
            self._file);
    }

    private async Task RunAsync(PersonVisit visit)
    {
        if (visit.Get(_file) is { } path)
        {
            await OutputFile.WriteAsync(
                path,
                stream => visit.Agenda.ExportAsync(visit.Patient, stream, cancellationToken: visit.CancellationToken));
            visit.Output.Console.Done("Agenda exporté");
        }

        var pages = visit.Get(_family)
            ? visit.Agenda.ListFamilyAsync(cancellationToken: visit.CancellationToken)
            : visit.Agenda.ListAsync(visit.Patient, cancellationToken: visit.CancellationToken);
        var times = await pages.Take(visit.Get(_count) ?? DefaultCount).ToListAsync(visit.CancellationToken);
        visit.Output.Answer(times.Select(AgendaAnswers.Of));
        if (times.Count == 0) visit.Output.Console.WriteLine("Aucun rendez-vous.");
        else visit.Output.Console.Write(AgendaTables.OfTimes(times));
    }
}
