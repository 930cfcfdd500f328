using MonEspaceSante.Protos.Annuaire.V1;

namespace MonEspaceSante.Server.Annuaire.Boites;

/// <summary>A mailbox that was found.</summary>
/// <param name="Place">Its place in the list.</param>
/// <param name="Mailbox">The mailbox.</param>
internal sealed record FoundMailbox(AnnuairePlace Place, Mailbox Mailbox);
