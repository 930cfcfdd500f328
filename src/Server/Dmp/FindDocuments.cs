using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp;

/// <summary>Lists what a professional may see of a dossier. TD3.1.</summary>
internal sealed class FindDocuments(OpenDossier openDossier, DocumentStore documents, PageToken pageToken)
{
    private const int DefaultPageSize = 100;
    private const int LargestPageSize = 1000;

    public async Task<FindDocumentsResponse> RunAsync(
        SessionLps reader, Ins patient, FindDocumentsRequest request, CancellationToken cancellationToken)
    {
        var dossier = await openDossier.DemandAsync(patient, cancellationToken);
        var size = request.PageSize == 0 ? DefaultPageSize : Math.Clamp(request.PageSize, 1, LargestPageSize);
        var before = request.PageToken.Length == 0 ? long.MaxValue : pageToken.Open(dossier, request.PageToken);
        var rows = await documents.ListAsync(dossier, before, size + 1, cancellationToken);

        var page = rows.Take(size).ToList();
        var answer = new FindDocumentsResponse();
        answer.Documents.AddRange(page.Select(row => row.Document).Where(document => ReadingRule.Shows(document, reader)));
        if (rows.Count > size) answer.NextPageToken = pageToken.Seal(dossier, page[^1].Seq);
        return answer;
    }
}
