using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp;

/// <summary>The documents of a submission on their way into the dossier. Disposed, what is not durable leaves nothing.</summary>
internal sealed class ReceivedDocuments(ContentStore contents) : IAsyncDisposable
{
    private readonly List<ContentWriter> _writers = [];
    private readonly List<ReceivedDocument> _documents = [];

    public IReadOnlyList<ReceivedDocument> Documents => _documents;

    public ContentWriter Create()
    {
        var writer = contents.Create();
        _writers.Add(writer);
        return writer;
    }

    public void Add(ReceivedDocument document) => _documents.Add(document);

    public async Task MakeDurableAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var writer in _writers) await writer.CompleteAsync(cancellationToken);
        }
        catch
        {
            Discard();
            throw;
        }
    }

    /// <summary>Removes the bytes of a submission that was not committed.</summary>
    public void Discard() => _writers.ForEach(writer => contents.Delete(writer.Id));

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _writers) await writer.DisposeAsync();
    }
}
