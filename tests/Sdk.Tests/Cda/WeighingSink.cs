using MonEspaceSante.Cda;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>Weighs what is alive in memory each time so many bytes have gone by.</summary>
internal sealed class WeighingSink(long every) : CdaSink
{
    private long _taken;

    public List<long> Weights { get; } = [];

    /// <summary>What stays more in memory towards the end than at the beginning: what others hold for a moment does not
    /// count.</summary>
    public long Growth => Weights.Skip(Weights.Count / 2).Min() - Weights[0];

    public CdaBodyContent? Body { get; private set; }

    public override ValueTask OnHeaderAsync(CdaHeader header, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    public override ValueTask OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _taken += bytes.Length;
        if (_taken >= every * (Weights.Count + 1))
            Weights.Add(GC.GetTotalMemory(forceFullCollection: true));
        return ValueTask.CompletedTask;
    }

    public override ValueTask OnBodyAsync(CdaBodyContent body, CancellationToken cancellationToken)
    {
        Body = body;
        return ValueTask.CompletedTask;
    }
}
