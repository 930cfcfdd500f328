using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Messagerie;

namespace MonEspaceSante.LogicielMetier.Commands.Messages;

/// <summary>Tells what happens in a mailbox as it happens, until it is asked to stop.</summary>
internal sealed class MessagerieSuivreCommand
{
    private readonly Option<string> _cursor = new Option<string>("--curseur")
    {
        Description = "Reprendre après un événement, par son curseur ; par défaut, à partir de maintenant",
        HelpName = "curseur",
    }.RefusingEmpty();

    private readonly Option<int?> _count = CountOption.New(
        "--nombre", "S'arrêter après autant d'événements (par défaut : à Ctrl+C)");

    public static Command Describe(CommandRunner runner)
    {
        var self = new MessagerieSuivreCommand();
        return BoiteRunner.Professional(
            runner,
            "suivre",
            "Suivre la messagerie : messages, lectures, clôtures, au fil de l'eau.",
            self.RunAsync,
            self._cursor,
            self._count);
    }

    private async Task RunAsync(BoiteVisit visit, MessagerieClient client, string mailbox)
    {
        var cursor = visit.Get(_cursor) ?? await client.GetWatchCursorAsync(mailbox, visit.CancellationToken);
        visit.Output.Answer(new { Cursor = cursor });
        visit.Output.Console.Write(Facts.Of(("Suivi", "Ctrl+C pour arrêter.")));
        try
        {
            await foreach (var happened in client.WatchAsync(mailbox, cursor, visit.CancellationToken)
                .Take(visit.Get(_count) ?? int.MaxValue))
            {
                visit.Output.Answer(MessageAnswers.Of(happened));
                visit.Output.Console.Write(Facts.Of(MessageAnswers.Facts(happened)));
            }
        }
        catch (OperationCanceledException) when (visit.CancellationToken.IsCancellationRequested)
        {
            visit.Output.Console.Write(Facts.Of(("Suivi", "arrêté")));
        }
    }
}
