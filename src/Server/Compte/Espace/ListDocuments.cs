using System.Runtime.CompilerServices;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Dmp.Documents;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Lists what a person sees of a dossier, whatever its state.</summary>
internal sealed class ListDocuments(PersonDossier dossier, DocumentStore documents, EspacePage page)
{
    private const string List = "documents";
    private const int BatchSize = 100;

    // Metadata may be long: a page that a client could not receive would end the list there.
    private const int LargestPageBytes = 1024 * 1024;

    private static readonly DocumentSelection All = new();

    public async Task<ListDocumentsResponse> RunAsync(
        PersonCaller caller, ListDocumentsRequest request, CancellationToken cancellationToken)
    {
        var access = await dossier.DemandAsync(caller, request.Patient, cancellationToken);
        var before = page.Open(access, List, request.PageToken);
        var size = PageSize.Of(request.PageSize);
        var answer = new ListDocumentsResponse();
        var (bytes, last) = (0, before);
        // Documents are judged before pages are cut: a shorter page would tell that there are others.
        await foreach (var row in ShownAsync(access, before, cancellationToken))
        {
            bytes += row.Document.CalculateSize();
            if (answer.Documents.Count > 0 && (answer.Documents.Count == size || bytes > LargestPageBytes))
            {
                answer.NextPageToken = page.Seal(access, List, last);
                break;
            }

            answer.Documents.Add(row.Document);
            last = row.Seq;
        }

        return answer;
    }

    private async IAsyncEnumerable<StoredDocument> ShownAsync(
        PersonAccess access, long before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<StoredDocument> rows;
        do
        {
            rows = await documents.ListAsync(access.PatientId, All, before, BatchSize, cancellationToken);
            foreach (var row in rows.Where(row => PatientSight.Shows(access, row.Document))) yield return row;
            if (rows.Count > 0) before = rows[^1].Seq;
        }
        while (rows.Count == BatchSize);
    }
}
