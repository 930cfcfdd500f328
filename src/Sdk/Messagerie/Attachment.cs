namespace MonEspaceSante.Messagerie;

/// <summary>A file of a message.</summary>
public sealed record Attachment
{
    /// <summary>Its rank in the message, from 0.</summary>
    public required int Rank { get; init; }

    /// <summary>Its name, as the sender told it. It may name a patient.</summary>
    public required string FileName { get; init; }

    /// <summary>What it is, such as <c>application/pdf</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>How it is read.</summary>
    public required AttachmentKind Kind { get; init; }

    /// <summary>To whom it may go.</summary>
    public required Restrictions Restrictions { get; init; }

    /// <summary>The size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The SHA-256 of the bytes.</summary>
    public required ReadOnlyMemory<byte> Sha256 { get; init; }

    /// <summary>The documents that it was deposited as. Empty for a patient.</summary>
    public IReadOnlyList<AttachmentDeposit> Deposits { get; init; } = [];

    /// <summary>Names the rank only: names of files may name patients.</summary>
    public override string ToString() => $"Attachment({Rank}, {Kind})";
}
