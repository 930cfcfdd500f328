using System.Runtime.CompilerServices;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>Lists what a professional may see of a dossier. TD3.1.</summary>
internal sealed class FindDocuments(
    OpenDossier openDossier, DossierRights rights, DocumentStore documents, PageToken pageToken)
{
    private const int LargestPageSize = 100;

    // Metadata may be long: a page that a client could not receive would end the list there.
    private const int LargestPageBytes = 1024 * 1024;

    public async Task<FindDocumentsResponse> RunAsync(
        Caller caller, Ins patient, FindDocumentsRequest request, CancellationToken cancellationToken)
    {
        var access = await openDossier.DemandReadableAsync(caller, patient, Transactions.Search, cancellationToken);
        var dossier = access.PatientId;
        var size = request.PageSize == 0 ? LargestPageSize : Math.Clamp(request.PageSize, 1, LargestPageSize);
        var before = request.PageToken.Length == 0 ? long.MaxValue : pageToken.Open(dossier, request.PageToken);

        var answer = new FindDocumentsResponse();
        var bytes = 0;
        long? last = null;
        await foreach (var row in ReadAsync(access, before, cancellationToken))
        {
            bytes += row.Document.CalculateSize();
            if (last is { } seq && (answer.Documents.Count == size || bytes > LargestPageBytes))
            {
                answer.NextPageToken = pageToken.Seal(dossier, seq);
                break;
            }

            answer.Documents.Add(row.Document);
            last = row.Seq;
        }

        return answer;
    }

    // Masked documents are left out before pages are cut: a shorter page would tell that there is one.
    private async IAsyncEnumerable<StoredDocument> ReadAsync(
        DossierAccess access, long before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<StoredDocument> rows;
        do
        {
            rows = await documents.ListAsync(access.PatientId, before, LargestPageSize, cancellationToken);
            foreach (var row in rows.Where(row => rights.Lists(access, row.Document))) yield return row;
            if (rows.Count > 0) before = rows[^1].Seq;
        }
        while (rows.Count == LargestPageSize);
    }
}
