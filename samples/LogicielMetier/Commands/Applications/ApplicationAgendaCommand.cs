using System.CommandLine;
using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Lists when the appointments that an application may read take place.</summary>
internal sealed class ApplicationAgendaCommand
{
    private const int DefaultCount = 50;
    private readonly Option<DateTimeOffset?> _from = DateOption.New("--depuis", "Depuis quand (par défaut : maintenant)");
    private readonly Option<DateTimeOffset?> _to = DateOption.New("--jusqu-a", "Jusqu'à quand (par défaut : un an après)");
    private readonly Option<bool> _cancelled = new("--annules") { Description = "Lister aussi les rendez-vous annulés" };
    private readonly Option<int?> _count = CountOption.New("--nombre", $"Au plus autant (par défaut : {DefaultCount})");

    public static Command Describe(CommandRunner runner)
    {
        var self = new ApplicationAgendaCommand();
        var command = new SectionCommand(
            Section.Applications, "agenda", "Lister les rendez-vous du patient que l'application peut lire.")
        {
            self._from, self._to, self._cancelled, self._count,
        };
        runner.HandleGranted(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(
        ParseResult parsed, GrantedClient dossier, Output output, CancellationToken cancellationToken)
    {
        var times = await dossier.ListRendezVous(
                parsed.GetValue(_from), parsed.GetValue(_to), parsed.GetValue(_cancelled), cancellationToken)
            .Take(parsed.GetValue(_count) ?? DefaultCount).ToListAsync(cancellationToken);
        output.Answer(times.Select(AgendaAnswers.Of));
        if (times.Count == 0) output.Console.WriteLine("Aucun rendez-vous.");
        else output.Console.Write(AgendaTables.OfTimes(times));
    }
}
