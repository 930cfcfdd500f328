using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Messagerie.Boites;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>Finds the messages of a mailbox by their words.</summary>
internal sealed class SearchMessages(MessageStore messages, WordStore wordStore, ToldMessage told, ListToken tokens)
{
    private const int MostInAPage = 50;
    private const int MostWords = 10;

    public async Task<SearchMessagesResponse> RunAsync(
        BoiteAccess access, SearchMessagesRequest request, CancellationToken cancellationToken)
    {
        var words = Words.Of(request.Query);
        if (words.Count is 0 or > MostWords)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("query", $"1 à {MostWords} mots attendus"));
        var hashes = words.Select(word => wordStore.Hash(access.BoiteId, word)).ToList();
        var list = BoiteList.Of(access, $"search {string.Join(' ', hashes.Select(Convert.ToHexString))}");
        var size = Math.Min(PageSize.Of(request.PageSize), MostInAPage);
        var found = await messages.SearchAsync(
            access.BoiteId, access.Reader, hashes, tokens.Open(list, request.PageToken), size + 1, cancellationToken);
        var answer = new SearchMessagesResponse
        {
            Messages = { await told.ListAsync(access, [.. found.Take(size)], cancellationToken) },
        };
        if (found.Count > size) answer.NextPageToken = tokens.Seal(list, found[size - 1].Place);
        return answer;
    }
}
