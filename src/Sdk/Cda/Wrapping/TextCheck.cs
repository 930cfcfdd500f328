using System.Text;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>Looks at a text: all of it is UTF-8.</summary>
internal sealed class TextCheck : ContentCheck
{
    private const int PieceLength = 4096;

    private readonly Decoder _decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    private readonly char[] _characters = new char[PieceLength + 1];
    private string? _fault;

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        while (_fault is null && !bytes.IsEmpty)
        {
            var piece = bytes[..Math.Min(bytes.Length, PieceLength)];
            bytes = bytes[piece.Length..];
            Decode(piece, isLast: false);
        }
    }

    public override IReadOnlyList<string> Findings()
    {
        if (_fault is null)
            Decode([], isLast: true);
        return _fault is null ? [] : [_fault];
    }

    private void Decode(ReadOnlySpan<byte> bytes, bool isLast)
    {
        try
        {
            var count = _decoder.GetChars(bytes, _characters, isLast);
            if (_characters.AsSpan(0, count).Contains('\0'))
                _fault = "Des caractères nuls ne sont pas du texte";
        }
        catch (DecoderFallbackException)
        {
            _fault = "Des octets ne sont pas de l'UTF-8";
        }
    }
}
