namespace MonEspaceSante.Diagnostic;

/// <summary>What an examination of the workstation concludes.</summary>
public enum Verdict
{
    /// <summary>All is well.</summary>
    Ok,

    /// <summary>It works, and deserves a look.</summary>
    Attention,

    /// <summary>It keeps the software from working.</summary>
    Echec,

    /// <summary>It could not be looked at, or does not apply here.</summary>
    NonExamine,
}
