using System.Globalization;
using System.Runtime.CompilerServices;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Parameters;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>Searches a dossier for what the caller may see of it. TD3.1.</summary>
internal sealed class DocumentSearch(
    DossierRights rights,
    DocumentStore documents,
    SearchRate searchRate,
    DossierJournal journal,
    ParametersFile parameters,
    TimeProvider time)
{
    private const int BatchSize = 100;

    /// <summary>The criteria of a search, as whoever asked for it may choose them.</summary>
    public SearchCriteria Read(DocumentCriteria? told, SearchInitiative initiative)
    {
        var criteria = new SearchCriteria(told);
        return initiative == SearchInitiative.Automatique
            ? criteria.OnlyCurrentSince(time.GetUtcNow().AddYears(-parameters.Current.RechercheAutomatiqueAnnees))
            : criteria;
    }

    /// <summary>Begins a search: refuses one too many, and one that finds too much; traces it, which tells the patient.</summary>
    public async Task BeginAsync(
        DossierAccess access, SearchCriteria criteria, SearchInitiative initiative, CancellationToken cancellationToken)
    {
        await searchRate.CountAsync(access.Session, cancellationToken);
        var limit = parameters.Current.ResultatsRechercheMax;
        // Only what the caller may see counts: another number would tell of what is hidden.
        if (await documents.CountAsync(access.PatientId, criteria.Selection, cancellationToken) > limit
            && await FindAsync(access, criteria, long.MaxValue, cancellationToken)
                .Skip(limit).AnyAsync(cancellationToken))
            throw Refusal.Because(Reason.TropDeResultats, "limit", limit.ToString(CultureInfo.InvariantCulture));
        var act = new TracedAct(Transactions.Search, IsAutomatic: initiative == SearchInitiative.Automatique);
        await journal.AppendAsync(access, act, cancellationToken);
    }

    /// <summary>The documents found before a sequence number, latest first.</summary>
    public async IAsyncEnumerable<StoredDocument> FindAsync(
        DossierAccess access,
        SearchCriteria criteria,
        long before,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<StoredDocument> rows;
        do
        {
            rows = await documents.ListAsync(access.PatientId, criteria.Selection, before, BatchSize, cancellationToken);
            foreach (var row in rows.Where(row => IsFound(access, criteria, row.Document))) yield return row;
            if (rows.Count > 0) before = rows[^1].Seq;
        }
        while (rows.Count == BatchSize);
    }

    private bool IsFound(DossierAccess access, SearchCriteria criteria, Document document) =>
        rights.Lists(access, document) && criteria.Fits(document.Metadata);
}
