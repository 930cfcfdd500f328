using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Messagerie;

namespace MonEspaceSante.LogicielMetier.Commands.Messages;

/// <summary>Reads the messages of a conversation, and marks them as read when asked to.</summary>
internal sealed class MessagesCommand
{
    private readonly Argument<Guid> _conversation = MessageArguments.Conversation();

    private readonly Option<bool> _read = new("--marquer-lus") { Description = "Les marquer comme lus après les avoir affichés" };

    public static Command Professional(CommandRunner runner)
    {
        var self = new MessagesCommand();
        return BoiteRunner.Professional(
            runner, "messages", "Lire les messages d'une conversation, le dernier d'abord.", self.RunAsync, self._conversation, self._read);
    }

    public static Command Patient(CommandRunner runner)
    {
        var self = new MessagesCommand();
        return BoiteRunner.Patient(
            runner, "messages", "Lire les messages d'une conversation, le dernier d'abord.", self.RunAsync, self._conversation, self._read);
    }

    public static void Show(BoiteVisit visit, IReadOnlyList<Message> messages)
    {
        visit.Output.Answer(messages.Select(MessageAnswers.Of));
        if (messages.Count == 0) visit.Output.Console.Write(Facts.Of(("Messages", "aucun")));
        foreach (var message in messages) visit.Output.Console.Write(Facts.Of(MessageAnswers.Facts(message)));
    }

    private async Task RunAsync(BoiteVisit visit)
    {
        var messages = await visit.Boite.Messages(visit.Require(_conversation)).ToListAsync(visit.CancellationToken);
        Show(visit, messages);
        if (!visit.Get(_read)) return;
        foreach (var unread in messages.Where(message => message.ReadTime is null).Select(message => message.Id).Chunk(100))
            await visit.Boite.MarkAsReadAsync(unread);
    }
}
