namespace MonEspaceSante.Dmp;

/// <summary>What happened to a document.</summary>
public enum ChangeKind
{
    /// <summary>A change that this version does not know. Take the document as it now is.</summary>
    Unknown,

    /// <summary>It came.</summary>
    Added,

    /// <summary>It came, and replaced another.</summary>
    Replaced,

    /// <summary>It is shown to others than before, went into or out of the archives, or was replaced by one that the
    /// caller may not see.</summary>
    Updated,

    /// <summary>It was deleted, or hidden from the caller: local copies go.</summary>
    Removed,
}
