using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda;

/// <summary>Hands every byte that the parser reads to the sink, unchanged, once the header is known.</summary>
internal sealed class RelayStream(Stream source, CdaSink sink, CdaLimits limits, CancellationToken cancellationToken)
    : ForwardOnlyStream
{
    private const int PieceSize = 64 * 1024;

    private readonly MemoryStream _held = new();
    private bool _headerKnown;
    private int _sinceToken;

    /// <summary>How many bytes were read.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Whether the source gave all it has.</summary>
    public bool Ended { get; private set; }

    /// <summary>The bytes read before the header was known.</summary>
    public ReadOnlySpan<byte> Held => _held.GetBuffer().AsSpan(0, (int)_held.Length);

    /// <summary>Tells that the parser has moved on: what it reads next counts against the size of one token
    /// anew.</summary>
    public void NextToken() => _sinceToken = 0;

    public async ValueTask ReleaseAsync(CdaHeader header)
    {
        await sink.OnHeaderAsync(header, cancellationToken).ConfigureAwait(false);
        _headerKnown = true;
        for (var (rest, piece) = (HeldMemory, 0); !rest.IsEmpty; rest = rest[piece..])
        {
            piece = Math.Min(rest.Length, PieceSize);
            await sink.OnBytesAsync(rest[..piece], cancellationToken).ConfigureAwait(false);
        }

        _held.SetLength(0);
        _held.Capacity = 0;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken _ = default)
    {
        var count = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Ended = count == 0;
        BytesRead += count;
        _sinceToken += count;
        if (BytesRead > limits.MaxBytes)
            throw limits.TooLarge();
        if (_sinceToken > CdaLimits.MaxTokenBytes)
            throw TooComplex("Un élément isolé est anormalement long");
        if (_headerKnown)
            await sink.OnBytesAsync(buffer[..count], cancellationToken).ConfigureAwait(false);
        else
            Hold(buffer.Span[..count]);
        return count;
    }

    private ReadOnlyMemory<byte> HeldMemory => _held.GetBuffer().AsMemory(0, (int)_held.Length);

    private void Hold(ReadOnlySpan<byte> bytes)
    {
        if (_held.Length + bytes.Length > CdaLimits.MaxHeaderBytes)
            throw TooComplex("L'en-tête est anormalement long");
        _held.Write(bytes);
    }

    private static MonEspaceSanteException TooComplex(string description) =>
        Refusal.Because(Reason.CdaTropComplexe, new Violation("/", description));
}
