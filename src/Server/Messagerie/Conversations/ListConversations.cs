using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Messagerie.Boites;

namespace MonEspaceSante.Server.Messagerie.Conversations;

/// <summary>Lists the conversations of a mailbox.</summary>
internal sealed class ListConversations(ConversationStore conversations, ToldConversation told, ListToken tokens)
{
    public async Task<ListConversationsResponse> RunAsync(
        BoiteAccess access, ListConversationsRequest request, CancellationToken cancellationToken)
    {
        var list = BoiteList.Of(access, $"conversations {request.UnreadOnly}");
        var size = PageSize.Of(request.PageSize);
        var found = await conversations.ListAsync(
            access.BoiteId,
            access.Reader,
            request.UnreadOnly,
            tokens.Open(list, request.PageToken),
            size + 1,
            cancellationToken);
        var answer = new ListConversationsResponse();
        foreach (var one in found.Take(size))
            answer.Conversations.Add(await told.OfAsync(access, one.Conversation, cancellationToken));
        if (found.Count > size) answer.NextPageToken = tokens.Seal(list, found[size - 1].Place);
        return answer;
    }
}
