namespace MonEspaceSante.Cda.Wrapping;

/// <summary>Looks at an RTF: its groups close, the first one last.</summary>
/// <remarks>Rich Text Format 1.9.1, conventions. After <c>\bin</c> come bytes that mean nothing here.</remarks>
internal sealed class RtfCheck : ContentCheck
{
    private const int LongestWord = 3;

    private State _state;
    private int _depth;
    private bool _isClosed;
    private string _word = "";
    private long _number;

    private enum State
    {
        Text,
        Escaped,
        Word,
        Number,
        Binary,
    }

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (_isClosed)
                return;
            Take((char)b);
        }
    }

    public override IReadOnlyList<string> Findings() =>
        _isClosed ? [] : ["La fin du RTF manque : une accolade reste ouverte"];

    private void Take(char character)
    {
        switch (_state)
        {
            case State.Binary:
                _state = --_number > 0 ? State.Binary : State.Text;
                break;
            case State.Escaped:
                (_word, _number) = ("", 0);
                _state = State.Text;
                if (char.IsAsciiLetter(character))
                    TakeLetter(character);
                break;
            case State.Word when char.IsAsciiLetter(character):
                TakeLetter(character);
                break;
            case State.Word or State.Number when char.IsAsciiDigit(character):
                _number = Math.Min((_number * 10) + (character - '0'), int.MaxValue);
                _state = State.Number;
                break;
            case State.Number when _word == "bin" && _number > 0:
                // A space after the number ends it; anything else is the first byte already.
                _number -= character == ' ' ? 0 : 1;
                _state = _number > 0 ? State.Binary : State.Text;
                break;
            default:
                TakeText(character);
                break;
        }
    }

    private void TakeLetter(char letter)
    {
        _word = _word.Length <= LongestWord ? _word + letter : _word;
        _state = State.Word;
    }

    private void TakeText(char character)
    {
        _state = character == '\\' ? State.Escaped : State.Text;
        if (character == '{')
            _depth++;
        else if (character == '}')
            _isClosed = --_depth <= 0;
    }
}
