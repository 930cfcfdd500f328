using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Messages;

/// <summary>Lists the mailboxes that the card may use.</summary>
internal static class MessagerieBoitesCommand
{
    public static Command Describe(CommandRunner runner)
    {
        var command = new SectionCommand(Section.Messages, "boites", "Lister ses messageries et ce qui n'y est pas lu.");
        runner.Handle(command, async (_, settings, output, cancellationToken) =>
        {
            await using var connection = await Connection.OpenAsync(settings, cancellationToken);
            var mailboxes = await connection.Messagerie.ListMailboxesAsync(cancellationToken);
            output.Answer(mailboxes.Select(MessageAnswers.Of));
            if (mailboxes.Count == 0) output.Console.Write(Facts.Of(("Messageries", "aucune dans l'annuaire")));
            foreach (var mailbox in mailboxes) output.Console.Write(Facts.Of(MessageAnswers.Facts(mailbox)));
        });
        return command;
    }
}
