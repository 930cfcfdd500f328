namespace MonEspaceSante.Xdm;

/// <summary>How much of an archive is read before it is refused.</summary>
/// <remarks>No national source tells these limits: they are the product's.</remarks>
public sealed record XdmLimits
{
    // Metadata are held whole while they are read.
    internal const int MaxMetadataBytes = 4 * 1024 * 1024;

    // A small file of nothing but spaces is no bomb.
    internal const long RatioFreeBytes = 1024 * 1024;

    /// <summary>The largest archive taken, in bytes.</summary>
    /// <value>The default value is 100 MiB.</value>
    public long MaxArchiveBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>The most bytes that the archive may decompress to, all entries together.</summary>
    /// <value>The default value is 400 MiB.</value>
    public long MaxTotalBytes { get; init; } = 400 * 1024 * 1024;

    /// <summary>How many times larger than compressed an entry may be, once it exceeds 1 MiB.</summary>
    /// <value>The default value is 200.</value>
    public int MaxRatio { get; init; } = 200;

    /// <summary>The most entries that the archive may hold, folders included.</summary>
    /// <value>The default value is 256.</value>
    public int MaxEntries { get; init; } = 256;
}
