using MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>An attachment whose bytes are durable; they are kept only if the message is.</summary>
/// <param name="Header">What its sender told of it.</param>
/// <param name="ContentId">Where its bytes are.</param>
/// <param name="Size">How many.</param>
/// <param name="Sha256">Their digest.</param>
/// <param name="Content">The clinical documents in it.</param>
internal sealed record ReceivedPiece(
    AttachmentHeader Header, Guid ContentId, long Size, byte[] Sha256, PieceContent Content)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "ReceivedPiece(…)";
}
