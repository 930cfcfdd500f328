namespace MonEspaceSante.Messagerie;

/// <summary>That a recipient has opened a message.</summary>
/// <param name="Reader">Who.</param>
/// <param name="Time">When.</param>
public sealed record ReadReceipt(Correspondent Reader, DateTimeOffset Time);
