namespace MonEspaceSante.Server.Reprise;

/// <summary>What an import has done so far.</summary>
internal sealed class ImportCounts
{
    private readonly SortedDictionary<string, long> _byReason = new(StringComparer.Ordinal);

    public long Lines { get; set; }

    public long Dossiers { get; set; }

    public long Documents { get; set; }

    /// <summary>Documents that came in and whose bytes have not.</summary>
    public long Lacking { get; set; }

    public long AlreadyImported { get; set; }

    /// <summary>Documents of dossiers that were there, whose bytes have come now.</summary>
    public long Completed { get; set; }

    public long Repeated { get; set; }

    public long Refused { get; set; }

    /// <summary>Whether the file ended before its end.</summary>
    public bool IsCut { get; set; }

    public IReadOnlyDictionary<string, long> ByReason => _byReason;

    /// <summary>Whether all that the file tells is in.</summary>
    public bool IsWhole => Refused == 0 && !IsCut;

    public void Count(string reason) => _byReason[reason] = _byReason.GetValueOrDefault(reason) + 1;

    /// <summary>What is told while it goes on.</summary>
    /// <param name="time">Since it began.</param>
    public string Tell(TimeSpan time) =>
        $"{Lines} lignes lues, {Dossiers} dossiers repris, {Refused} lignes refusées, "
        + $"{Lines / Math.Max(1e-3, time.TotalSeconds):F0} lignes/s";
}
