namespace MonEspaceSante.Cda;

/// <summary>Takes nothing: the header comes back from the reading itself.</summary>
internal sealed class HeaderSink : CdaSink
{
    public override ValueTask OnHeaderAsync(CdaHeader header, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    public override ValueTask OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;
}
