namespace MonEspaceSante.Cda;

/// <summary>Takes a document while it is read.</summary>
public abstract class CdaSink
{
    /// <summary>Takes the header, once, before any byte.</summary>
    /// <param name="header">What the header says.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public abstract ValueTask OnHeaderAsync(CdaHeader header, CancellationToken cancellationToken);

    /// <summary>Takes the next bytes of the document, as they were read.</summary>
    /// <param name="bytes">The bytes, at most 64 KiB. Valid until this call completes.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public abstract ValueTask OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Takes what the body tells, once, after the last byte: the document was read to its end and no fault was
    /// found in it.</summary>
    /// <remarks>Does nothing unless overridden.</remarks>
    /// <param name="body">What the body tells.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public virtual ValueTask OnBodyAsync(CdaBodyContent body, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;
}
