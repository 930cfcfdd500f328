using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Rights;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>Counts what came since the caller's last visit, or in the last two years at the first. EX_3.1-2030.</summary>
internal sealed class CountNewDocuments(DocumentSearch search, CountDocuments countDocuments)
{
    private const string MedicalSummary = "60591-5";

    public async Task<NewDocuments> RunAsync(
        DossierAccess access, DateTimeOffset? lastVisit, CancellationToken cancellationToken)
    {
        var sinceVisit = new DocumentCriteria { SubmittedFrom = lastVisit?.ToTimestamp() };
        var criteria = search.Read(sinceVisit, SearchInitiative.Automatique);
        await search.BeginAsync(access, criteria, SearchInitiative.Automatique, cancellationToken);
        var counts = await countDocuments.CountAsync(access, criteria, cancellationToken);
        // A summary serves for as long as it is the current one, whenever it came.
        var summaries = new SearchCriteria(new DocumentCriteria { Types_ = { MedicalSummary } });
        var hasSummary = await search.FindAsync(access, summaries, long.MaxValue, cancellationToken)
            .AnyAsync(cancellationToken);
        return new NewDocuments([.. counts], hasSummary);
    }
}
