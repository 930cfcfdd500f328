using System.Net;
using System.Net.Http.Headers;

namespace MonEspaceSante.Server.Pki;

/// <summary>A revocation list at its address, asked for only when it changed since it was taken.</summary>
internal sealed class RemoteList(string authority, string address)
{
    private EntityTagHeaderValue? _tag;
    private DateTimeOffset? _modifiedAt;

    /// <summary>The common name of the authority whose list it is.</summary>
    public string Authority => authority;

    public string Address => address;

    /// <summary>The list, or null when it is the one that was taken last.</summary>
    /// <exception cref="HttpRequestException">It was not given, or is too long.</exception>
    public async Task<RemoteAnswer?> FetchAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (_tag is not null) request.Headers.IfNoneMatch.Add(_tag);
        request.Headers.IfModifiedSince = _modifiedAt;
        using var answer = await client.SendAsync(request, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotModified) return null;
        answer.EnsureSuccessStatusCode();
        return new RemoteAnswer(
            await answer.Content.ReadAsByteArrayAsync(cancellationToken),
            answer.Headers.ETag,
            answer.Content.Headers.LastModified);
    }

    /// <summary>Only a list that was taken is not asked for again.</summary>
    public void OnTaken(RemoteAnswer answer) => (_tag, _modifiedAt) = (answer.Tag, answer.ModifiedAt);
}
