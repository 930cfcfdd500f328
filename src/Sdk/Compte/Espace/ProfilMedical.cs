namespace MonEspaceSante.Compte;

/// <summary>What a person tells of the own health.</summary>
public sealed record ProfilMedical
{
    /// <summary>Its lines, in the person's order. 200 at most.</summary>
    public IReadOnlyList<ProfilLine> Lines { get; init; } = [];

    /// <summary>What tells this state of it from others. Empty, the default, when there was none.</summary>
    public string Etag { get; init; } = "";

    /// <summary>When it was changed last. Null when it never was.</summary>
    public DateTimeOffset? UpdateTime { get; init; }

    /// <summary>Names the type only: no log holds what a person tells.</summary>
    public override string ToString() => "ProfilMedical(…)";
}
