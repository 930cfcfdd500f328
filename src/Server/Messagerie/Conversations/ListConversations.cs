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
        var page = found.Take(size).Select(one => one.Conversation).ToList();
        var answer = new ListConversationsResponse
        {
            Conversations = { await told.ListAsync(access, page, cancellationToken) },
        };
        if (found.Count > size) answer.NextPageToken = tokens.Seal(list, found[size - 1].Place);
        return answer;
    }
}
