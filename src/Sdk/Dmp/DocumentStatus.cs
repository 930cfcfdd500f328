namespace MonEspaceSante.Dmp;

/// <summary>The state of a document.</summary>
public enum DocumentStatus
{
    /// <summary>A state that this version does not know.</summary>
    Unknown,

    /// <summary>The current version (Approved).</summary>
    Approved,

    /// <summary>Replaced by a later version (Deprecated).</summary>
    Deprecated,

    /// <summary>Deleted: nobody is shown it again.</summary>
    Deleted,
}
