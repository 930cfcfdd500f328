namespace MonEspaceSante.Dmp;

/// <summary>All that a practice software needs when a patient's file opens.</summary>
/// <remarks>TD0.2.</remarks>
public sealed record PatientContext
{
    /// <summary>The dossier, its authorisation and, if asked for, the traits.</summary>
    public required Dossier Dossier { get; init; }

    /// <summary>The transactions that the caller may make on this dossier now, such as <c>TD2.1</c>, <c>TD3.1</c>,
    /// <c>TD3.3a</c>.</summary>
    public required IReadOnlyList<string> Transactions { get; init; }

    /// <summary>Whether the patient opposed new documents by the caller's structure.</summary>
    public bool IsFeedingOpposed { get; init; }

    /// <summary>Whether the patient opposed break-glass.</summary>
    public bool IsBrisDeGlaceOpposed { get; init; }

    /// <summary>Whether the patient is a minor, by the national age of majority. False when the account tells no birth
    /// date.</summary>
    public bool IsMinor { get; init; }

    /// <summary>The traits of <see cref="OpenOptions.LocalTraits"/> that the account tells otherwise.</summary>
    public IReadOnlyList<DivergingTrait> DivergingTraits { get; init; } = [];

    /// <summary>When the caller opened this context before, with the right to read. Null the first time.</summary>
    public DateTimeOffset? PreviousVisitTime { get; init; }

    /// <summary>How many documents that the caller may see came since the previous visit, or in the last two years at the
    /// first, by type in value set J07. Empty unless counts were asked for.</summary>
    public IReadOnlyDictionary<string, int> NewDocuments { get; init; } = new Dictionary<string, int>();

    /// <summary>Whether a medical summary (VSM) is there for the caller. False unless counts were asked for.</summary>
    public bool HasMedicalSummary { get; init; }

    /// <summary>Tells the state only: logs hold no identity.</summary>
    public override string ToString() => $"PatientContext({Dossier.Status})";
}
