namespace MonEspaceSante.Server.Storage;

/// <summary>The store failed while it committed: the work may be done or undone. Any other failure has undone it.</summary>
internal sealed class OutcomeUnknownException(Exception cause) : Exception("The outcome of a commit is not known.", cause);
