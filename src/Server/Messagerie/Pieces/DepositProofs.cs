using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Messages;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>Tells by what a document is known to be that of an attachment.</summary>
internal sealed class DepositProofs(PieceStore pieces, PieceDocuments documents)
{
    public async Task<DepositProof> OfAsync(
        StoredMessage stored, Attachment attachment, CancellationToken cancellationToken) => new(
        attachment.Header.Kind switch
        {
            AttachmentKind.Cda => [attachment.Sha256.ToByteArray()],
            AttachmentKind.IheXdm => await documents.HashXdmAsync(
                await pieces.FindContentAsync(stored.Id, attachment.Rank, cancellationToken), attachment.Size, cancellationToken),
            _ => null,
        },
        stored.Message.SendTime.ToDateTimeOffset());
}
