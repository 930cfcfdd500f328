using MonEspaceSante.Errors;
using MonEspaceSante.Insi;

namespace MonEspaceSante.LogicielMetier.Files;

/// <summary>A CSV file of verdicts: the line, never the identity.</summary>
internal sealed class VerdictFile : IAsyncDisposable
{
    private const string Unverified = "non verifiee";

    private readonly StreamWriter _text;
    private readonly Lock _gate = new();
    private VerdictCounts _counts = new(0, 0, 0);

    public VerdictFile(Stream target)
    {
        _text = new StreamWriter(target, leaveOpen: true);
        _text.WriteLine("ligne;verdict;motif");
    }

    public VerdictCounts Counts => _counts;

    /// <summary>Adds a verdict: of the register, or of this computer where no identity could be read.</summary>
    public void Write(VerifiedIdentity verified)
    {
        var (verdict, counts) = verified.Verdict switch
        {
            IdentityVerdict.Identique => ("identique", new VerdictCounts(1, 0, 0)),
            IdentityVerdict.Differente => ("differente", new VerdictCounts(0, 1, 0)),
            _ => (Unverified, new VerdictCounts(0, 0, 1)),
        };
        Write(verified.Line, verdict, Why(verified.ReasonCode), counts);
    }

    /// <summary>Adds a line that could not even be read.</summary>
    public void WriteUnread(string line, string why) => Write(line, Unverified, why, new VerdictCounts(0, 0, 1));

    public ValueTask DisposeAsync() => _text.DisposeAsync();

    private void Write(string line, string verdict, string why, VerdictCounts counts)
    {
        lock (_gate)
        {
            _counts = _counts.Plus(counts);
            _text.WriteLine($"{line};{verdict};{why}");
        }
    }

    private static string Why(string? reason) =>
        reason is null ? "" : ErrorCatalogue.Find(reason)?.Message ?? reason;
}
