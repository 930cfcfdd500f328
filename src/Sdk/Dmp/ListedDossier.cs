using MonEspaceSante.Identity;

namespace MonEspaceSante.Dmp;

/// <summary>A dossier that the caller may read.</summary>
/// <remarks>TD0.4.</remarks>
public sealed record ListedDossier
{
    /// <summary>The patient.</summary>
    public required Ins Patient { get; init; }

    /// <summary>The traits.</summary>
    public required Traits Traits { get; init; }

    /// <summary>The authorisation that lets the caller read it.</summary>
    public required Authorization Authorization { get; init; }

    /// <summary>When the last document came. Null when none has.</summary>
    public DateTimeOffset? LastDocumentTime { get; init; }

    /// <summary>When the caller last opened it. Null when never.</summary>
    public DateTimeOffset? LastVisitTime { get; init; }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "ListedDossier(…)";
}
