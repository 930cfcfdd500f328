using System.Security.Cryptography;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>Follows the chain of one dossier row by row, and remembers where it first breaks.</summary>
internal sealed class ChainWalk(byte[] patientId, TraceChain chain, Sealer sealer)
{
    private byte[] _seal = chain.Seal(patientId, 0, []);
    private TraceHead? _head;
    private long _lastRank;
    private long _traces;
    private BrokenLink? _broken;

    public bool IsOf(byte[] patient) => patient.AsSpan().SequenceEqual(patientId);

    public void Take(ChainRow row)
    {
        if (row.IsHead)
        {
            _head = row.ToHead();
            return;
        }

        _broken ??= BreakAt(row.ToTrace());
        _seal = chain.Seal(patientId, row.Rank, row.Mac);
        _lastRank = row.Rank;
        _traces++;
    }

    public VerifiedDossier End() => new(patientId, _traces, _broken ?? BreakAtEnd());

    private BrokenLink? BreakAt(TraceRow trace)
    {
        if (_head is null) return new BrokenLink(trace.Rank, TraceFault.HeadMissing);
        if (trace.Rank > _lastRank + 1) return new BrokenLink(_lastRank + 1, TraceFault.Missing);
        if (Open(trace) is not { } body) return new BrokenLink(trace.Rank, TraceFault.Unreadable);
        return CryptographicOperations.FixedTimeEquals(chain.Code(_seal, trace, body), trace.Mac)
            ? null
            : new BrokenLink(trace.Rank, TraceFault.Altered);
    }

    private BrokenLink? BreakAtEnd()
    {
        // A dossier whose head was never followed by a trace has lost them all: both are written at once.
        if (_traces == 0) return new BrokenLink(1, TraceFault.CutShort);
        var isSealed = CryptographicOperations.FixedTimeEquals(_head!.Seal, _seal);
        if (isSealed && _head.TraceCount == _lastRank) return null;
        return !isSealed && _head.TraceCount > _lastRank
            ? new BrokenLink(_lastRank + 1, TraceFault.CutShort)
            : new BrokenLink(_lastRank, TraceFault.HeadAltered);
    }

    private byte[]? Open(TraceRow trace)
    {
        try
        {
            return TraceBody.Open(sealer, trace);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
