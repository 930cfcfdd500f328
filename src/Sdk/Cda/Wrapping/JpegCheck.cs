namespace MonEspaceSante.Cda.Wrapping;

/// <summary>Looks at a JPEG: its segments follow one another, hold an image, and reach its end.</summary>
/// <remarks>ITU-T T.81, annex B. The image itself is not decoded.</remarks>
internal sealed class JpegCheck : ContentCheck
{
    private const byte Mark = 0xFF;
    private const byte Stuffing = 0x00;
    private const byte Temporary = 0x01;
    private const byte FirstRestart = 0xD0;
    private const byte Beginning = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const int LengthBytes = 2;

    private State _state = State.BeforeMark;
    private byte _marker;
    private int _length;
    private bool _hasFrame;
    private bool _hasScan;

    private enum State
    {
        BeforeMark,
        AfterMark,
        LengthHigh,
        LengthLow,
        Segment,
        Image,
        MarkInImage,
        Ended,
        Broken,
    }

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && _state is not (State.Ended or State.Broken))
        {
            var taken = _state switch
            {
                State.Segment => Skip(bytes.Length),
                State.Image => bytes.IndexOf(Mark) is >= 0 and var at ? at + 1 : bytes.Length,
                _ => 1,
            };
            Take(bytes[taken - 1]);
            bytes = bytes[taken..];
        }
    }

    public override IReadOnlyList<string> Findings() => (_state, _hasFrame && _hasScan) switch
    {
        (State.Broken, _) => ["L'image JPEG est abîmée"],
        (State.Ended, true) => [],
        (State.Ended, false) => ["Le fichier JPEG ne contient pas d'image"],
        _ => ["La fin de l'image JPEG manque"],
    };

    private void Take(byte b) => _state = _state switch
    {
        State.BeforeMark => b == Mark ? State.AfterMark : State.Broken,
        State.AfterMark => AfterMark(b),
        State.LengthHigh => Measure(b << 8, State.LengthLow),
        State.LengthLow => Measure(_length + b - LengthBytes, State.Segment),
        State.Image => b == Mark ? State.MarkInImage : State.Image,
        State.MarkInImage => b is Stuffing or (>= FirstRestart and < Beginning) ? State.Image : AfterMark(b),
        _ => _length > 0 ? State.Segment : _marker == Scan ? State.Image : State.BeforeMark,
    };

    private State AfterMark(byte marker)
    {
        _marker = marker;
        _hasScan |= marker == Scan;

        // Frames are numbered C0 to CF, but for three tables among them.
        _hasFrame |= marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
        return marker switch
        {
            Mark => _state,
            End => State.Ended,
            Stuffing => State.Broken,
            Temporary or (>= FirstRestart and <= Beginning) => State.BeforeMark,
            _ => State.LengthHigh,
        };
    }

    private State Measure(int length, State next)
    {
        _length = length;
        return (next, length) switch
        {
            (State.Segment, < 0) => State.Broken,
            (State.Segment, 0) => _marker == Scan ? State.Image : State.BeforeMark,
            _ => next,
        };
    }

    private int Skip(int available)
    {
        var taken = Math.Min(_length, available);
        _length -= taken;
        return taken;
    }
}
