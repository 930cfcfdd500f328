using MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>That an attachment was deposited.</summary>
/// <param name="Rank">The rank of the attachment in its message.</param>
/// <param name="Boite">The mailbox that deposited it.</param>
/// <param name="Deposit">What is told of it.</param>
internal sealed record NotedDeposit(int Rank, Guid Boite, AttachmentDeposit Deposit);
