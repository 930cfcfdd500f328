using System.Runtime.CompilerServices;

namespace MonEspaceSante.Dmp;

/// <summary>Documents, fetched page by page while they are enumerated. Each enumeration asks again.</summary>
public class DocumentPages : IAsyncEnumerable<Document>
{
    private readonly Func<string, int, CancellationToken, Task<DocumentPage>> _fetch;
    private readonly CancellationToken _cancellationToken;

    /// <summary>For a double in tests, which overrides <see cref="AsPages"/>.</summary>
    protected DocumentPages()
        : this((_, _, _) => Task.FromResult(new DocumentPage([], null)), CancellationToken.None)
    {
    }

    internal DocumentPages(
        Func<string, int, CancellationToken, Task<DocumentPage>> fetch, CancellationToken cancellationToken)
    {
        _fetch = fetch;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The same documents as pages, for a screen that shows one at a time.</summary>
    /// <param name="pageToken">Where to go on, from <see cref="DocumentPage.NextPageToken"/>. Null for the first
    /// page.</param>
    /// <param name="pageSize">At most so many documents a page, 1 to 100. 0, the default, means 100.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="Errors.MonEspaceSanteException">The service refused, at the page it refused.</exception>
    public virtual async IAsyncEnumerable<DocumentPage> AsPages(
        string? pageToken = null,
        int pageSize = 0,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, cancellationToken);
        do
        {
            var page = await _fetch(pageToken ?? "", pageSize, either.Token).ConfigureAwait(false);
            yield return page;
            pageToken = page.NextPageToken;
        }
        while (pageToken is not null);
    }

    /// <summary>Enumerates the documents.</summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="Errors.MonEspaceSanteException">The service refused, at the page it refused.</exception>
    public async IAsyncEnumerator<Document> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (var document in page.Documents)
                yield return document;
        }
    }
}
