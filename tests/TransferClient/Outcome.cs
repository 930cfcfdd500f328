namespace MonEspaceSante.TransferClient;

/// <summary>What a transfer came to.</summary>
/// <param name="Size">The size of the document, in bytes.</param>
/// <param name="IsSame">Whether what came back is what left.</param>
internal sealed record Outcome(long Size, bool IsSame);
