using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Changes;

/// <summary>What a caller is told of a change: no more than a search would show.</summary>
internal sealed class ToldChange(DossierRights rights, DocumentStore documents)
{
    /// <returns>Null for a change that the caller must not notice.</returns>
    public async Task<DossierChange?> OfAsync(DossierAccess access, ChangeRow row, CancellationToken cancellationToken)
    {
        var document = await documents.FindRowAsync(access.PatientId, new Guid(row.EntryId), cancellationToken);
        if (rights.Lists(access, document))
        {
            var change = Tell((ChangeKind)row.Kind, row, document);
            change.ReplacedUniqueId = row.ReplacedUniqueId ?? "";
            return change;
        }

        if (row.ReplacedUniqueId is { } replaced)
            return await OldVersionAsync(access, row, replaced, cancellationToken);
        return WasListed(access, row, document) ? Tell(ChangeKind.Removed, row, document) : null;
    }

    // Who may not see the new version may see that the old one is one.
    private async Task<DossierChange?> OldVersionAsync(
        DossierAccess access, ChangeRow row, string uniqueId, CancellationToken cancellationToken)
    {
        var old = await documents.FindAsync(access.PatientId, uniqueId, cancellationToken);
        return old is not null && rights.Lists(access, old.Document)
            ? Tell(ChangeKind.Updated, row, old.Document)
            : null;
    }

    // An arrival that is out of sight by now was followed by the change that took it away.
    private bool WasListed(DossierAccess access, ChangeRow row, Document document)
    {
        if ((ChangeKind)row.Kind is ChangeKind.Added or ChangeKind.Replaced) return false;
        var before = document.Clone();
        before.Status = DocumentStatus.Approved;
        before.Visibility.HiddenFromProfessionals = row.WasMasked != 0;
        return rights.Lists(access, before);
    }

    private static DossierChange Tell(ChangeKind kind, ChangeRow row, Document document) => new()
    {
        Kind = kind,
        Time = Instants.FromMicroseconds(row.HappenedAt).ToTimestamp(),
        UniqueId = document.Metadata.UniqueId,
        Document = kind == ChangeKind.Removed ? null : document,
    };
}
