using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Messages;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>Streams the bytes of an attachment.</summary>
internal sealed class DownloadAttachment(
    KnownMessage known, KnownPiece knownPiece, ToldMessage told, PieceStore pieces, ContentStore contents)
{
    public async Task RunAsync(
        BoiteAccess access,
        DownloadAttachmentRequest request,
        IServerStreamWriter<DownloadAttachmentResponse> answer,
        CancellationToken cancellationToken)
    {
        if (request.ForDeposit && access.IsPatient)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("for_deposit", "réservé aux professionnels"));
        var stored = await known.DemandAsync(access, "message_id", request.MessageId, cancellationToken);
        var attachment = KnownPiece.Demand(stored, request.Rank);
        if (request.ForDeposit) knownPiece.DemandForDeposit(stored, attachment);
        var message = await told.OfAsync(access, stored, cancellationToken);
        await answer.WriteAsync(new() { Attachment = message.Attachments[request.Rank] }, cancellationToken);
        var content = await pieces.FindContentAsync(stored.Id, request.Rank, cancellationToken);
        await foreach (var chunk in contents.ReadChunksAsync(content, cancellationToken))
            await answer.WriteAsync(new() { Chunk = chunk }, cancellationToken);
    }
}
