using System.Text;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>Splits a PDF that comes in pieces cut anywhere into what its structure is made of.</summary>
/// <remarks>ISO 32000-1, 7.2. Strings, numbers and the inside of streams are stepped over.</remarks>
internal sealed class PdfLexer(PdfStructure structure)
{
    private const int MaxTokenLength = 127;

    private readonly byte[] _token = new byte[MaxTokenLength];
    private State _state;
    private int _length;
    private int _parentheses;
    private bool _escaped;
    private int _endMatched;

    private enum State
    {
        Between,
        Comment,
        Text,
        LessThan,
        Hexadecimal,
        GreaterThan,
        Name,
        Word,
        Stream,
    }

    private static ReadOnlySpan<byte> StreamEnd => "endstream"u8;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var taken = _state == State.Stream ? TakeStream(bytes) : Take(bytes[0]);
            bytes = bytes[taken..];
        }
    }

    private int Take(byte b)
    {
        switch (_state)
        {
            case State.Comment when b is (byte)'\r' or (byte)'\n':
            case State.Hexadecimal when b == '>':
                _state = State.Between;
                return 1;
            case State.Comment or State.Hexadecimal:
                return 1;
            case State.Text:
                TakeText(b);
                return 1;
            case State.LessThan:
                return b == '<' ? Told(structure.Open) : Become(State.Hexadecimal, taken: 0);
            case State.GreaterThan:
                return b == '>' ? Told(structure.Close) : Become(State.Between, taken: 0);
            case State.Name or State.Word:
                return IsRegular(b) ? Keep(b) : EndToken();
            default:
                return Begin(b);
        }
    }

    private int Begin(byte b)
    {
        if (b == '(')
        {
            _parentheses = 1;
            structure.Value();
        }

        _length = 0;
        return b switch
        {
            (byte)'%' => Become(State.Comment),
            (byte)'(' => Become(State.Text),
            (byte)'<' => Become(State.LessThan),
            (byte)'>' => Become(State.GreaterThan),
            (byte)'/' => Become(State.Name),
            _ => IsRegular(b) ? Become(State.Word, taken: 0) : 1,
        };
    }

    private void TakeText(byte b)
    {
        if (_escaped)
            _escaped = false;
        else if (b == '\\')
            _escaped = true;
        else if (b == '(')
            _parentheses++;
        else if (b == ')' && --_parentheses == 0)
            _state = State.Between;
    }

    private int TakeStream(ReadOnlySpan<byte> bytes)
    {
        var taken = 0;
        while (taken < bytes.Length && _endMatched < StreamEnd.Length)
        {
            var b = bytes[taken++];
            _endMatched = b == StreamEnd[_endMatched] ? _endMatched + 1
                : b == 'n' && _endMatched == "endstre".Length ? "en".Length
                : b == 'e' ? 1 : 0;
            if (_endMatched == 0 && bytes[taken..].IndexOf((byte)'e') is var next)
                taken = next < 0 ? bytes.Length : taken + next;
        }

        structure.StreamBytes(bytes[..taken]);
        if (_endMatched < StreamEnd.Length)
            return taken;
        structure.EndStream(StreamEnd.Length);
        return Become(State.Between, taken);
    }

    private int Keep(byte b)
    {
        if (_length < MaxTokenLength)
            _token[_length++] = b;
        return 1;
    }

    private int EndToken()
    {
        var token = Encoding.Latin1.GetString(_token, 0, _length);
        if (_state == State.Name)
            structure.Name(PdfName.Decode(token));
        else
            structure.Word(token);
        _endMatched = 0;
        return Become(_state == State.Word && token == "stream" ? State.Stream : State.Between, taken: 0);
    }

    private int Told(Action token)
    {
        token();
        return Become(State.Between);
    }

    private int Become(State state, int taken = 1)
    {
        _state = state;
        return taken;
    }

    private static bool IsRegular(byte b) => b > ' ' && !"()<>[]{}/%"u8.Contains(b);
}
