using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>Changes of a dossier as the contracts spell them.</summary>
internal static class WireChange
{
    public static DossierChange ToChange(this Wire.DossierChange change, string cursor) => new()
    {
        Kind = change.Kind switch
        {
            Wire.ChangeKind.Added => ChangeKind.Added,
            Wire.ChangeKind.Replaced => ChangeKind.Replaced,
            Wire.ChangeKind.Updated => ChangeKind.Updated,
            Wire.ChangeKind.Removed => ChangeKind.Removed,
            _ => ChangeKind.Unknown,
        },
        Time = (change.Time ?? new()).ToDateTimeOffset(),
        UniqueId = change.UniqueId,
        ReplacedUniqueId = change.ReplacedUniqueId.NullIfEmpty(),
        Document = change.Document?.ToDocument(),
        Cursor = cursor,
    };
}
