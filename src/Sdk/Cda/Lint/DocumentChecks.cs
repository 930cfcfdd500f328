namespace MonEspaceSante.Cda.Lint;

/// <summary>Hands a document to every judge, and keeps what it tells.</summary>
internal sealed class DocumentChecks(IEnumerable<DocumentCheck> checks) : CdaSink, IAsyncDisposable
{
    private readonly List<DocumentCheck> _checks = [.. checks];

    public CdaHeader? Header { get; private set; }

    public CdaBodyContent? Body { get; private set; }

    public override ValueTask OnHeaderAsync(CdaHeader header, CancellationToken cancellationToken)
    {
        Header = header;
        return ValueTask.CompletedTask;
    }

    public override async ValueTask OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        foreach (var check in _checks)
            await check.TakeAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    public override ValueTask OnBodyAsync(CdaBodyContent body, CancellationToken cancellationToken)
    {
        Body = body;
        return ValueTask.CompletedTask;
    }

    public async Task EndAsync(bool whole)
    {
        foreach (var check in _checks)
            await check.EndAsync(whole).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var check in _checks)
            await check.DisposeAsync().ConfigureAwait(false);
    }
}
