using System.Text;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>Lists what a professional may see of a dossier. TD3.1.</summary>
internal sealed class FindDocuments(OpenDossier openDossier, DocumentSearch search, PageToken pageToken, Visits visits)
{
    // Metadata may be long: a page that a client could not receive would end the list there.
    private const int LargestPageBytes = 1024 * 1024;

    public async Task<FindDocumentsResponse> RunAsync(
        Caller caller, Ins patient, FindDocumentsRequest request, CancellationToken cancellationToken)
    {
        var access = await openDossier.DemandReadableAsync(caller, patient, Transactions.Search, cancellationToken);
        var criteria = search.Read(request.Criteria, request.Initiative);
        // The caller's own: in the hands of another, the page would be a search without a trace.
        byte[] question =
            [.. criteria.Digest(), (byte)request.Initiative, .. Encoding.UTF8.GetBytes(access.Session.ActorIdNat)];
        var place = request.PageToken.Length == 0
            ? new DossierPlace(long.MaxValue, IsOfCaller: false)
            : pageToken.Open(access, question, request.PageToken);
        // The pages that follow are of the same search, but for who keeps one for another session.
        if (!place.IsOfCaller)
        {
            if (request.Initiative == SearchInitiative.Automatique) await visits.SpendAsync(access, cancellationToken);
            await search.BeginAsync(access, criteria, request.Initiative, cancellationToken);
        }

        var answer = new FindDocumentsResponse();
        var found = search.FindAsync(access, criteria, place.Rank, cancellationToken);
        if (await FillAsync(answer, request.PageSize, found) is { } last)
            answer.NextPageToken = pageToken.Seal(access, question, last);
        return answer;
    }

    // Documents are judged before pages are cut: a shorter page would tell that there are others.
    private static async Task<long?> FillAsync(
        FindDocumentsResponse answer, int pageSize, IAsyncEnumerable<StoredDocument> found)
    {
        var size = PageSize.Of(pageSize);
        var bytes = 0;
        long? last = null;
        await foreach (var row in found)
        {
            bytes += row.Document.CalculateSize();
            if (last is not null && (answer.Documents.Count == size || bytes > LargestPageBytes)) return last;
            answer.Documents.Add(row.Document);
            last = row.Seq;
        }

        return null;
    }
}
