using MonEspaceSante.Dmp;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>Documents ready to be sent; those that were wrapped here are closed with it.</summary>
internal sealed class OpenedDocuments : IAsyncDisposable
{
    private readonly List<DocumentToSubmit> _documents = [];
    private readonly List<Stream> _own = [];

    public IReadOnlyList<DocumentToSubmit> Documents => _documents;

    public void Add(Stream content, Visibility visibility) =>
        _documents.Add(new DocumentToSubmit(content, visibility));

    public void AddOwn(Stream content, Visibility visibility)
    {
        _own.Add(content);
        Add(content, visibility);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stream in _own) await stream.DisposeAsync();
    }
}
