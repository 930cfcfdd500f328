namespace MonEspaceSante.Server.Commands;

/// <summary>A setting is unknown, or cannot be.</summary>
internal sealed class WrongSettingException(Exception cause) : Exception(cause.Message, cause);
