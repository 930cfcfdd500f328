using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp;

/// <summary>Lists what a professional may see of a dossier. TD3.1.</summary>
internal sealed class FindDocuments(OpenDossier openDossier, DocumentStore documents, PageToken pageToken)
{
    private const int LargestPageSize = 100;
    private const int LargestPageBytes = 1024 * 1024;

    public async Task<FindDocumentsResponse> RunAsync(
        SessionLps reader, Ins patient, FindDocumentsRequest request, CancellationToken cancellationToken)
    {
        var dossier = await openDossier.DemandAsync(patient, cancellationToken);
        var size = request.PageSize == 0 ? LargestPageSize : Math.Clamp(request.PageSize, 1, LargestPageSize);
        var before = request.PageToken.Length == 0 ? long.MaxValue : pageToken.Open(dossier, request.PageToken);
        var rows = await documents.ListAsync(dossier, before, size + 1, cancellationToken);

        var page = FirstPage(rows, size);
        var answer = new FindDocumentsResponse();
        answer.Documents.AddRange(page.Select(row => row.Document).Where(document => ReadingRule.Shows(document, reader)));
        if (rows.Count > page.Count) answer.NextPageToken = pageToken.Seal(dossier, page[^1].Seq);
        return answer;
    }

    // Metadata may be long: a page that a client could not receive would end the list there.
    private static List<StoredDocument> FirstPage(List<StoredDocument> rows, int size)
    {
        var bytes = 0;
        return [.. rows.Take(size).TakeWhile((row, i) => (bytes += row.Document.CalculateSize()) <= LargestPageBytes || i == 0)];
    }
}
