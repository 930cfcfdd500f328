using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Conversations;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>Lists the messages of a conversation.</summary>
internal sealed class ListMessages(KnownConversation known, MessageStore messages, ToldMessage told, ListToken tokens)
{
    // Texts may be long: a page that a client could not receive would end the list there.
    private const int MostInAPage = 50;

    public async Task<ListMessagesResponse> RunAsync(
        BoiteAccess access, ListMessagesRequest request, CancellationToken cancellationToken)
    {
        var conversation = await known.DemandAsync(access, request.ConversationId, cancellationToken);
        var list = BoiteList.Of(access, $"messages of {conversation.Id:N}");
        var size = Math.Min(PageSize.Of(request.PageSize), MostInAPage);
        var found = await messages.ListAsync(
            access.BoiteId,
            access.Reader,
            conversation.Id,
            tokens.Open(list, request.PageToken),
            size + 1,
            cancellationToken);
        var answer = new ListMessagesResponse
        {
            Messages = { await told.ListAsync(access, [.. found.Take(size)], cancellationToken) },
        };
        if (found.Count > size) answer.NextPageToken = tokens.Seal(list, found[size - 1].Place);
        return answer;
    }
}
