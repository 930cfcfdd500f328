using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Parameters;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>Counts what came since the caller's last visit, or in the last two years at the first. EX_3.1-2030.</summary>
internal sealed class CountNewDocuments(
    DocumentStore documents, DossierRights rights, ParametersFile parameters, TimeProvider time)
{
    private const int BatchSize = 100;
    private const string MedicalSummary = "60591-5";

    public async Task<NewDocuments> RunAsync(
        DossierAccess access, DateTimeOffset? lastVisit, CancellationToken cancellationToken)
    {
        var since = lastVisit ?? time.GetUtcNow().AddYears(-parameters.Current.RechercheAutomatiqueAnnees);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var hasSummary = false;
        var before = long.MaxValue;
        List<StoredDocument> rows;
        do
        {
            rows = await documents.ListAsync(access.PatientId, before, BatchSize, cancellationToken);
            foreach (var document in rows.Select(row => row.Document).Where(document => IsShown(access, document)))
            {
                var type = document.Metadata.Type.Code_;
                hasSummary |= type == MedicalSummary;
                if (document.SubmissionTime.ToDateTimeOffset() >= since)
                    counts[type] = counts.GetValueOrDefault(type) + 1;
            }

            if (rows.Count > 0) before = rows[^1].Seq;
        }
        while (rows.Count == BatchSize);

        return new([.. counts.Select(count => new TypeCount { Type = count.Key, Count = count.Value })], hasSummary);
    }

    private bool IsShown(DossierAccess access, Document document) =>
        document is { Status: DocumentStatus.Approved, Archived: false } && rights.Lists(access, document);
}
