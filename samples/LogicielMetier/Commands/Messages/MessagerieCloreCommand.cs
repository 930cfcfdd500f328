using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Messagerie;

namespace MonEspaceSante.LogicielMetier.Commands.Messages;

/// <summary>Closes a conversation.</summary>
internal sealed class MessagerieCloreCommand
{
    private readonly Argument<Guid> _conversation = MessageArguments.Conversation();

    public static Command Describe(CommandRunner runner)
    {
        var self = new MessagerieCloreCommand();
        return BoiteRunner.Professional(
            runner, "clore", "Clore une conversation : personne n'y répond plus.", self.RunAsync, self._conversation);
    }

    private async Task RunAsync(BoiteVisit visit, MessagerieClient client, string mailbox)
    {
        var closed = await client.CloseAsync(
            mailbox, visit.Require(_conversation), requestId: null, visit.CancellationToken);
        visit.Output.Answer(MessageAnswers.Of(closed));
        visit.Output.Console.Done("Conversation close");
    }
}
