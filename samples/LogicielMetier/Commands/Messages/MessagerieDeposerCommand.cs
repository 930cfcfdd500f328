using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Messagerie;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.LogicielMetier.Commands.Messages;

/// <summary>Deposits a clinical attachment into the dossier of its patient, signed by the card.</summary>
internal sealed class MessagerieDeposerCommand
{
    private readonly Argument<Guid> _conversation = MessageArguments.Conversation();
    private readonly Argument<Guid> _message = MessageArguments.Message();
    private readonly Option<int?> _rank = MessageArguments.Rank();

    public static Command Describe(CommandRunner runner)
    {
        var self = new MessagerieDeposerCommand();
        return BoiteRunner.Professional(
            runner,
            "deposer",
            "Déposer au DMP une pièce jointe CDA ou IHE_XDM dont on est l'auteur, visible par tous (TD2.1).",
            self.RunAsync,
            self._conversation,
            self._message,
            self._rank);
    }

    private async Task RunAsync(BoiteVisit visit, MessagerieClient client, string mailbox)
    {
        var id = visit.Require(_message);
        var message = await visit.Boite.Messages(visit.Require(_conversation))
            .FirstOrDefaultAsync(one => one.Id == id, visit.CancellationToken);
        var submission = await client.DepositAsync(
            mailbox,
            message ?? throw Refusal.Because(Reason.MessageIntrouvable),
            (visit.Get(_rank) ?? 1) - 1,
            Visibility.Everyone,
            options: null,
            visit.CancellationToken);
        visit.Output.Answer(submission.Documents.Select(Answers.Deposited));
        visit.Output.Console.Done("Pièce jointe déposée au DMP");
        foreach (var document in submission.Documents)
            visit.Output.Console.Write(Facts.Of(("Document", document.Metadata.Title), ("Identifiant", document.UniqueId)));
    }
}
