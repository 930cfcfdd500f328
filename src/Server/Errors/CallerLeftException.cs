namespace MonEspaceSante.Server.Errors;

/// <summary>The caller cut the connection, or left the call, before its last message.</summary>
internal sealed class CallerLeftException(Exception cause) : Exception("The caller left.", cause);
