namespace MonEspaceSante.LogicielMetier.Refusals;

/// <summary>A command cannot be done, for a reason that lies on this computer. The texts are for the user.</summary>
internal sealed class LocalRefusalException(string reason, string message, string remedy, Exception? cause = null)
    : Exception(message, cause)
{
    public string Reason => reason;

    public string Remedy => remedy;

    /// <summary>What a script knows it by.</summary>
    public int ExitCode { get; init; } = LogicielMetier.ExitCode.Refused;
}
