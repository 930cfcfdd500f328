using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Espace;

/// <summary>Lists what the person is to be told.</summary>
internal sealed class CompteNotificationsCommand
{
    private const int DefaultCount = 50;

    private readonly Option<int?> _count = CountOption.New(
        "--nombre", $"Au plus autant de notifications (par défaut : {DefaultCount})");

    private readonly Option<bool> _read = new("--marquer-lues") { Description = "Les marquer comme lues après les avoir listées" };

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteNotificationsCommand();
        return EspaceCommand.Describe(
            runner, "notifications", "Lister ses notifications, de la dernière à la première.", self.RunAsync, self._count, self._read);
    }

    private async Task RunAsync(PersonVisit visit)
    {
        var told = await visit.Espace.ListNotificationsAsync(visit.Patient, visit.CancellationToken)
            .Take(visit.Get(_count) ?? DefaultCount)
            .ToListAsync(visit.CancellationToken);
        visit.Output.Answer(told.Select(EspaceAnswers.Of));
        if (told.Count == 0) visit.Output.Console.WriteLine("Aucune notification.");
        else visit.Output.Console.Write(EspaceTables.OfNotifications(told));
        if (visit.Get(_read) && told.Count > 0)
            await visit.Espace.AcknowledgeAsync(visit.Patient, told[0].Rank, visit.CancellationToken);
    }
}
