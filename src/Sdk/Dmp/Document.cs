namespace MonEspaceSante.Dmp;

/// <summary>A document as the dossier holds it.</summary>
public sealed record Document
{
    /// <summary>What the document says of itself.</summary>
    public required DocumentMetadata Metadata { get; init; }

    /// <summary>Its state.</summary>
    public required DocumentStatus Status { get; init; }

    /// <summary>To whom it is shown.</summary>
    public required Visibility Visibility { get; init; }

    /// <summary>The size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The SHA-1 of the bytes, as the national registry keeps it. 20 bytes.</summary>
    public required ReadOnlyMemory<byte> Sha1 { get; init; }

    /// <summary>The SHA-256 of the bytes. 32 bytes.</summary>
    public required ReadOnlyMemory<byte> Sha256 { get; init; }

    /// <summary>When the dossier took it.</summary>
    public required DateTimeOffset SubmissionTime { get; init; }

    /// <summary>The entryUUID. Changes whenever metadata change: never keep it as a key.</summary>
    public required string EntryId { get; init; }

    /// <summary>The same for all versions of a document.</summary>
    public required string LogicalId { get; init; }

    /// <summary>Whether it was put into the archives.</summary>
    public bool IsArchived { get; init; }

    /// <summary>Who brought it into the dossier.</summary>
    public DocumentOrigin Origin { get; init; }

    /// <summary>The identifier of the document, <see cref="DocumentMetadata.UniqueId"/>.</summary>
    public string UniqueId => Metadata.UniqueId;

    /// <summary>Names the document only: logs hold no identity.</summary>
    public override string ToString() => $"Document({UniqueId})";
}
