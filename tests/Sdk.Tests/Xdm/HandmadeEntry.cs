namespace MonEspaceSante.Sdk.Tests.Xdm;

/// <summary>What a zip tells of an entry, true or not.</summary>
internal sealed record HandmadeEntry
{
    public int Flags { get; init; }

    public int Method { get; init; } = 8;

    public uint Attributes { get; init; }

    public byte[] Extra { get; init; } = [];

    /// <summary>The size told. Null for the true one.</summary>
    public long? Size { get; init; }

    /// <summary>Where the directory says that the entry is. Null for where it is.</summary>
    public long? Offset { get; init; }
}
