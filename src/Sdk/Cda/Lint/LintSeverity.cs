namespace MonEspaceSante.Cda;

/// <summary>What a finding means for a deposit.</summary>
public enum LintSeverity
{
    /// <summary>The document can be sent, and should be looked at.</summary>
    Warning,

    /// <summary>The document must not be sent as it is.</summary>
    Error,
}
