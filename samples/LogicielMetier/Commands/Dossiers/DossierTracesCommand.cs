using System.CommandLine;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Dossiers;

/// <summary>Lists who had access to a dossier.</summary>
internal sealed class DossierTracesCommand
{
    private const int DefaultCount = 50;

    private readonly Option<int?> _count = CountOption.New(
        "--nombre", $"Au plus autant d'accès (par défaut : {DefaultCount})");

    public static Command Describe(CommandRunner runner)
    {
        var self = new DossierTracesCommand();
        var command = new SectionCommand(
            Section.Traces,
            "traces",
            "Lister les accès au dossier, du dernier au premier : les vôtres, ou tous pour le médecin traitant.")
        {
            self._count,
        };
        runner.HandleVisit(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(Visit visit)
    {
        var traces = await visit.Dossiers.ListAccessTracesAsync(visit.Patient, visit.CancellationToken)
            .Take(visit.Get(_count) ?? DefaultCount)
            .ToListAsync(visit.CancellationToken);
        visit.Output.Answer(traces.Select(DossierAnswers.Of));
        if (traces.Count == 0) visit.Output.Console.WriteLine("Aucun accès à ce dossier.");
        else visit.Output.Console.Write(DossierTables.OfTraces(traces));
    }
}
