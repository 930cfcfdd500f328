namespace MonEspaceSante.Server.Messagerie.Evenements;

/// <summary>Something that happened in a mailbox, with its rank there.</summary>
internal sealed record StoredEvent(long Seq, NewEvent Event);
