using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>The documents of a submission on their way into the dossier. Disposed before they are kept, they leave nothing.</summary>
internal sealed class ReceivedDocuments(ContentStore contents, SubmissionPurpose purpose) : IAsyncDisposable
{
    private const int MostDocuments = 100;

    private readonly List<ContentWriter> _writers = [];
    private readonly List<ReceivedDocument> _documents = [];
    private bool _isKept;

    public SubmissionPurpose Purpose => purpose;

    public IReadOnlyList<ReceivedDocument> Documents => _documents;

    public ContentWriter Create()
    {
        if (_writers.Count == MostDocuments) throw Refusal.Because(Reason.EnvoiTropGrand, "limit_documents", $"{MostDocuments}");
        var writer = contents.Create();
        _writers.Add(writer);
        return writer;
    }

    /// <summary>Takes a document whose bytes are all received, and makes them durable.</summary>
    public async Task AddAsync(ReceivedDocument document, CancellationToken cancellationToken)
    {
        await document.Content.CompleteAsync(cancellationToken);
        _documents.Add(document);
    }

    /// <summary>Runs what judges the documents, in their order; a refusal tells which of them it is of.</summary>
    public async Task JudgeEachAsync(Func<ReceivedDocument, Task> judge)
    {
        foreach (var (rank, document) in _documents.Index())
            await Refusal.OfDocumentAsync(rank, () => judge(document));
    }

    /// <summary>Runs the write that makes rows name the bytes, which stay when it does, or may have.</summary>
    /// <param name="write">Answers the submission; <c>IsNew</c> is false when it was stored before.</param>
    public async Task<T> KeepAsync<T>(Func<Task<(T Answer, bool IsNew)>> write)
    {
        try
        {
            var (answer, isNew) = await write();
            _isKept = isNew;
            return answer;
        }
        catch (OutcomeUnknownException)
        {
            // The rows may stand: the sweep of the next start decides whether the bytes do.
            _isKept = true;
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _writers) await writer.DisposeAsync();
        if (!_isKept) _writers.ForEach(writer => contents.Delete(writer.Id));
    }
}
