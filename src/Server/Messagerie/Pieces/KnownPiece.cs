using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Messages;
using MonEspaceSante.Server.Messagerie.Regles;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>Demands an attachment of a message, and that it may go where it is to.</summary>
internal sealed class KnownPiece(RoutageMatrix routage)
{
    /// <exception cref="MonEspaceSanteException">PIECE_INTROUVABLE.</exception>
    public static Attachment Demand(StoredMessage message, int rank) =>
        rank >= 0 && rank < message.Message.Attachments.Count
            ? message.Message.Attachments[rank]
            : throw Refusal.Because(Reason.PieceIntrouvable, new Violation("rank", "absente du message"));

    /// <summary>Demands that an attachment, which went where its message did, may go into a dossier as well.</summary>
    /// <exception cref="MonEspaceSanteException">ROUTAGE_NON_PREVU.</exception>
    public void DemandForDeposit(StoredMessage message, Attachment attachment) => routage.Demand(
        attachment.Header.Restrictions ?? new Restrictions(), DestinationsOf(message.Message.Recipients) | Destinations.Dmp);

    public static Destinations DestinationsOf(IEnumerable<Correspondent> recipients) =>
        recipients.Aggregate(Destinations.None, (all, one) =>
            all | (one.Kind == MailboxKind.Patient ? Destinations.Patient : Destinations.Professionals));
}
