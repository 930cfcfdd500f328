using MonEspaceSante.Server.Annuaire.Generations;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>What an import of the directory has done so far.</summary>
internal sealed class AnnuaireCounts
{
    private readonly SortedDictionary<string, long> _byReason = new(StringComparer.Ordinal);
    private readonly List<(AnnuairePart Part, string Why)> _kept = [];

    public long Lines { get; set; }

    public long Rows { get; set; }

    public long Refused { get; private set; }

    /// <summary>The parts of which a new generation serves.</summary>
    public List<AnnuairePart> Published { get; } = [];

    /// <summary>The parts that stayed as they were, and why.</summary>
    public IReadOnlyList<(AnnuairePart Part, string Why)> Kept => _kept;

    public IReadOnlyDictionary<string, long> ByReason => _byReason;

    public void Refuse(string reason)
    {
        Refused++;
        _byReason[reason] = _byReason.GetValueOrDefault(reason) + 1;
    }

    public void Keep(AnnuairePart part, string why) => _kept.Add((part, why));

    /// <summary>What is told while it goes on.</summary>
    /// <param name="time">Since it began.</param>
    public string Tell(TimeSpan time) =>
        $"{Lines} lignes lues, {Refused} refusées, {Lines / Math.Max(1e-3, time.TotalSeconds):F0} lignes/s";
}
