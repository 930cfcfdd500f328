using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>Counts what a professional may see of a dossier, by type. TD3.1.</summary>
internal sealed class CountDocuments(OpenDossier openDossier, DocumentSearch search, Visits visits)
{
    public async Task<CountDocumentsResponse> RunAsync(
        Caller caller, Ins patient, CountDocumentsRequest request, CancellationToken cancellationToken)
    {
        var access = await openDossier.DemandReadableAsync(caller, patient, Transactions.Search, cancellationToken);
        var criteria = search.Read(request.Criteria, request.Initiative);
        if (request.Initiative == SearchInitiative.Automatique) await visits.SpendAsync(access, cancellationToken);
        await search.BeginAsync(access, criteria, request.Initiative, cancellationToken);
        return new CountDocumentsResponse { Counts = { await CountAsync(access, criteria, cancellationToken) } };
    }

    /// <summary>The numbers of documents found, by type in the order of the codes.</summary>
    public async Task<IEnumerable<TypeCount>> CountAsync(
        DossierAccess access, SearchCriteria criteria, CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var row in search.FindAsync(access, criteria, long.MaxValue, cancellationToken))
        {
            var type = row.Document.Metadata.Type.Code_;
            counts[type] = counts.GetValueOrDefault(type) + 1;
        }

        return counts.Select(count => new TypeCount { Type = count.Key, Count = count.Value });
    }
}
