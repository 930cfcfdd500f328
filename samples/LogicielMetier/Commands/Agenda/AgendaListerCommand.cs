using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>Lists when the appointments of the own agenda take place.</summary>
internal sealed class AgendaListerCommand
{
    private const int DefaultCount = 50;
    private readonly Option<string> _patient = PatientArgument.New();
    private readonly Option<DateTimeOffset?> _from = DateOption.New("--depuis", "Depuis quand (par défaut : maintenant)");
    private readonly Option<DateTimeOffset?> _to = DateOption.New("--jusqu-a", "Jusqu'à quand (par défaut : un an après)");
    private readonly Option<bool> _cancelled = new("--annules") { Description = "Lister aussi les rendez-vous annulés" };
    private readonly Option<string> _professionnel = ProfessionnelOption.New();
    private readonly Option<int?> _count = CountOption.New("--nombre", $"Au plus autant (par défaut : {DefaultCount})");

    public static Command Describe(CommandRunner runner)
    {
        var self = new AgendaListerCommand();
        return AgendaCommand.Describe(
            runner,
            "lister",
            "Lister mes rendez-vous, ou ceux d'un patient (--ins).",
            self.RunAsync,
            self._patient,
            self._from,
            self._to,
            self._cancelled,
            self._professionnel,
            self._count);
    }

    private async Task RunAsync(AgendaVisit visit)
    {
        var (from, to, cancelled) = (visit.Get(_from), visit.Get(_to), visit.Get(_cancelled));
        var pages = visit.Get(_patient) is null
            ? visit.Agenda.ListAsync(visit.Get(_professionnel), from, to, cancelled, visit.CancellationToken)
            : visit.Agenda.ListOfPatientAsync(visit.Patient(_patient), from, to, cancelled, visit.CancellationToken);
        var times = await pages.Take(visit.Get(_count) ?? DefaultCount).ToListAsync(visit.CancellationToken);
        visit.Output.Answer(times.Select(AgendaAnswers.Of));
        if (times.Count == 0) visit.Output.Console.WriteLine("Aucun rendez-vous.");
        else visit.Output.Console.Write(AgendaTables.OfTimes(times));
    }
}
