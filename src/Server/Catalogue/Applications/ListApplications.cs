using System.Text;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Applications;

/// <summary>Lists the applications that patients may let in, by name.</summary>
internal sealed class ListApplications(ApplicationStore applications, SealedToken tokens)
{
    private const string Purpose = "applications";
    private const char Separator = '\n';

    public async Task<ListApplicationsResponse> RunAsync(
        ListApplicationsRequest request, CancellationToken cancellationToken)
    {
        var (name, id) = Open(request.PageToken);
        var size = PageSize.Of(request.PageSize);
        var found = await applications.ListReferencedAsync(name, id, size + 1, cancellationToken);
        var answer = new ListApplicationsResponse { Applications = { found.Take(size) } };
        if (found.Count > size) answer.NextPageToken = Seal(found[size - 1]);
        return answer;
    }

    private string Seal(Application last) =>
        tokens.Seal(Purpose, [], Encoding.UTF8.GetBytes($"{last.ApplicationId}{Separator}{last.Name}"));

    private (string Name, string Id) Open(string token)
    {
        if (token.Length == 0) return ("", "");
        var place = tokens.Open(Purpose, [], token) ?? throw PageToken.OfAnotherList();
        return Encoding.UTF8.GetString(place).Split(Separator, 2) is [var id, var name]
            ? (name, id)
            : throw PageToken.OfAnotherList();
    }
}
