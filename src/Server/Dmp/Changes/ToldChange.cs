using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Changes;

/// <summary>What a caller is told of a change: no more than a search would show.</summary>
internal sealed class ToldChange(DossierRights rights)
{
    /// <param name="access">Who is told.</param>
    /// <param name="row">The change.</param>
    /// <param name="document">The document as it is now.</param>
    /// <returns>Null for a change that the caller must not notice.</returns>
    public DossierChange? Of(DossierAccess access, ChangeRow row, Document document)
    {
        var change = new DossierChange
        {
            Kind = (ChangeKind)row.Kind,
            Time = Instants.FromMicroseconds(row.HappenedAt).ToTimestamp(),
            UniqueId = document.Metadata.UniqueId,
            ReplacedUniqueId = row.ReplacedUniqueId ?? "",
        };
        if (rights.Lists(access, document))
        {
            change.Document = document;
            return change;
        }

        if (!WasListed(access, row, document)) return null;
        change.Kind = ChangeKind.Removed;
        change.ReplacedUniqueId = "";
        return change;
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
}
