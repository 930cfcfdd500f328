namespace MonEspaceSante.Server.AccessTraces;

/// <summary>How a chain of traces breaks.</summary>
internal enum TraceFault
{
    /// <summary>There is no trace at this rank, and the chain goes on after it.</summary>
    Missing,

    /// <summary>The trace, or what comes before it, is not what was chained.</summary>
    Altered,

    /// <summary>The body does not open: it was altered or moved, or its key is not in the ring.</summary>
    Unreadable,

    /// <summary>The chain ends before this rank, and its head knows of more.</summary>
    CutShort,

    /// <summary>The head is not that of the traces up to this rank.</summary>
    HeadAltered,

    /// <summary>There are traces from this rank on, and no head.</summary>
    HeadMissing,
}
