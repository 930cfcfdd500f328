namespace MonEspaceSante.Dmp;

/// <summary>A change of a dossier, as the caller may see it.</summary>
public sealed record DossierChange
{
    /// <summary>What happened.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The document that it happened to.</summary>
    public required string UniqueId { get; init; }

    /// <summary>The document that this one replaced. Null unless <see cref="ChangeKind.Replaced"/>.</summary>
    public string? ReplacedUniqueId { get; init; }

    /// <summary>The document as it now is, which later changes may have made already. Null when
    /// <see cref="ChangeKind.Removed"/>.</summary>
    public Document? Document { get; init; }

    /// <summary>Asks <see cref="DmpClient.WatchAsync"/> to go on after this change. Keep it once the change is dealt
    /// with: it lasts as long as the dossier, and names nobody.</summary>
    public required string Cursor { get; init; }

    /// <summary>Names the document only: logs hold no identity.</summary>
    public override string ToString() => $"DossierChange({Kind}, {UniqueId})";
}
