using MonEspaceSante.Cda;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>Keeps what it is handed, and counts only when told not to keep.</summary>
internal sealed class CollectingSink(bool keep = true) : CdaSink
{
    private readonly List<byte> _bytes = [];

    public CdaHeader? Header { get; private set; }

    public CdaBodyContent? Body { get; private set; }

    public bool BytesCameFirst { get; private set; }

    public long Length { get; private set; }

    public int LongestPiece { get; private set; }

    public byte[] Bytes => [.. _bytes];

    public override ValueTask OnHeaderAsync(CdaHeader header, CancellationToken cancellationToken)
    {
        Header = header;
        return ValueTask.CompletedTask;
    }

    public override ValueTask OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        BytesCameFirst |= Header is null;
        Length += bytes.Length;
        LongestPiece = Math.Max(LongestPiece, bytes.Length);
        if (keep)
            _bytes.AddRange(bytes.Span);
        return ValueTask.CompletedTask;
    }

    public override ValueTask OnBodyAsync(CdaBodyContent body, CancellationToken cancellationToken)
    {
        Assert.That(Body, Is.Null, "The body is told once");
        Body = body;
        return ValueTask.CompletedTask;
    }
}
