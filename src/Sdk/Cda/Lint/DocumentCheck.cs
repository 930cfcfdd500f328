namespace MonEspaceSante.Cda.Lint;

/// <summary>A judge that takes a document as it is read.</summary>
internal abstract class DocumentCheck : IAsyncDisposable
{
    public abstract ValueTask TakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Tells what was found.</summary>
    /// <param name="whole">Whether the document was read to its end.</param>
    public abstract Task EndAsync(bool whole);

    public abstract ValueTask DisposeAsync();
}
