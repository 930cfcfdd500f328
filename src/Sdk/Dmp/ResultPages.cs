using System.Runtime.CompilerServices;

namespace MonEspaceSante.Dmp;

/// <summary>A list, fetched page by page while it is enumerated. Each enumeration asks again.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public class ResultPages<T> : IAsyncEnumerable<T>
{
    private readonly Func<string, int, CancellationToken, Task<ResultPage<T>>> _fetch;
    private readonly CancellationToken _cancellationToken;

    /// <summary>For a double in tests, which overrides <see cref="AsPages"/>.</summary>
    protected ResultPages()
        : this((_, _, _) => Task.FromResult(new ResultPage<T>([], null)), CancellationToken.None)
    {
    }

    internal ResultPages(
        Func<string, int, CancellationToken, Task<ResultPage<T>>> fetch, CancellationToken cancellationToken)
    {
        _fetch = fetch;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The same list as pages, for a screen that shows one at a time.</summary>
    /// <param name="pageToken">Where to go on, from <see cref="ResultPage{T}.NextPageToken"/>. Null for the first
    /// page.</param>
    /// <param name="pageSize">At most so many a page, 1 to 100. 0, the default, means 100.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="Errors.MonEspaceSanteException">The service refused, at the page it refused.</exception>
    public virtual async IAsyncEnumerable<ResultPage<T>> AsPages(
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

    /// <summary>Enumerates the list.</summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="Errors.MonEspaceSanteException">The service refused, at the page it refused.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Items)
                yield return item;
        }
    }
}
