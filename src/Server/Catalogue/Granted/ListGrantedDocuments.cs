using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Dmp.Documents;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>Lists to an application the current documents of the patient who let it in, latest first.</summary>
internal sealed class ListGrantedDocuments(
    DemandGrant demandGrant, DocumentStore documents, ListToken tokens, GrantedJournal journal)
{
    private const int BatchSize = 100;

    // Metadata may be long: a page that a client could not receive would end the list there.
    private const int LargestPageBytes = 1024 * 1024;

    private static readonly DocumentSelection Current = new() { Deprecated = false, Archived = false };

    public async Task<ListGrantedDocumentsResponse> RunAsync(
        ApplicationCaller caller, ListGrantedDocumentsRequest request, CancellationToken cancellationToken)
    {
        var access = await demandGrant.RunAsync(caller, GrantScope.LireDocuments, cancellationToken);
        var list = $"granted documents {access.Grant.GrantId:N}";
        var before = tokens.Open(list, request.PageToken).At;
        var answer = new ListGrantedDocumentsResponse();
        if (await FillAsync(answer, access, before, PageSize.Of(request.PageSize), cancellationToken) is { } last)
            answer.NextPageToken = tokens.Seal(list, new ListPlace(last, []));
        await journal.AppendAsync(access, new TracedAct(GrantedActs.ListDocuments), cancellationToken);
        return answer;
    }

    // Documents are judged before pages are cut: a shorter page would tell that there are others.
    private async Task<long?> FillAsync(
        ListGrantedDocumentsResponse answer, GrantedAccess access, long before, int size, CancellationToken cancellationToken)
    {
        var bytes = 0;
        long? last = null;
        List<StoredDocument> rows;
        do
        {
            rows = await documents.ListAsync(access.PatientId, Current, before, BatchSize, cancellationToken);
            foreach (var row in rows.Where(row => GrantedDocuments.Lists(access, row.Document)))
            {
                bytes += row.Document.CalculateSize();
                if (last is not null && (answer.Documents.Count == size || bytes > LargestPageBytes)) return last;
                answer.Documents.Add(row.Document);
                last = row.Seq;
            }

            if (rows.Count > 0) before = rows[^1].Seq;
        }
        while (rows.Count == BatchSize);
        return null;
    }
}
