using MonEspaceSante.Dmp;

namespace MonEspaceSante.Server.Tests.Dmp.Changes;

/// <summary>What a watcher is told of a change, in short.</summary>
internal sealed record Told(ChangeKind Kind, string UniqueId, string? Replaced = null)
{
    public static Told Of(DossierChange change) => new(change.Kind, change.UniqueId, change.ReplacedUniqueId);
}
