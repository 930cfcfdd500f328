using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Espace;

/// <summary>Lists who saw and changed what.</summary>
internal sealed class CompteTracesCommand
{
    private const int DefaultCount = 50;

    private readonly Option<int?> _count = CountOption.New(
        "--nombre", $"Au plus autant d'accès (par défaut : {DefaultCount})");

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteTracesCommand();
        return EspaceCommand.Describe(
            runner, "traces", "Lister qui a vu ou modifié quoi, du dernier au premier.", self.RunAsync, self._count);
    }

    private async Task RunAsync(PersonVisit visit)
    {
        var traces = await visit.Espace.ListTracesAsync(visit.Patient, visit.CancellationToken)
            .Take(visit.Get(_count) ?? DefaultCount)
            .ToListAsync(visit.CancellationToken);
        visit.Output.Answer(traces.Select(DossierAnswers.Of));
        if (traces.Count == 0) visit.Output.Console.WriteLine("Aucun accès à ce dossier.");
        else visit.Output.Console.Write(DossierTables.OfTraces(traces));
    }
}
