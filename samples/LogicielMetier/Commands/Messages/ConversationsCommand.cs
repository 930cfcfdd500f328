using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Messages;

/// <summary>Lists the conversations of a mailbox.</summary>
internal sealed class ConversationsCommand
{
    private const int DefaultCount = 50;

    private readonly Option<bool> _unread = new("--non-lues") { Description = "Celles qui ont des messages non lus seulement" };

    private readonly Option<int?> _count = CountOption.New(
        "--nombre", $"Au plus autant de conversations (par défaut : {DefaultCount})");

    public static Command Professional(CommandRunner runner)
    {
        var self = new ConversationsCommand();
        return BoiteRunner.Professional(
            runner, "conversations", "Lister les conversations, la plus récente d'abord.", self.RunAsync, self._unread, self._count);
    }

    public static Command Patient(CommandRunner runner)
    {
        var self = new ConversationsCommand();
        return BoiteRunner.Patient(
            runner, "conversations", "Lister ses conversations, la plus récente d'abord.", self.RunAsync, self._unread, self._count);
    }

    private async Task RunAsync(BoiteVisit visit)
    {
        var conversations = await visit.Boite.Conversations(visit.Get(_unread))
            .Take(visit.Get(_count) ?? DefaultCount)
            .ToListAsync(visit.CancellationToken);
        visit.Output.Answer(conversations.Select(MessageAnswers.Of));
        if (conversations.Count == 0) visit.Output.Console.Write(Facts.Of(("Conversations", "aucune")));
        foreach (var one in conversations) visit.Output.Console.Write(Facts.Of(MessageAnswers.Facts(one)));
    }
}
