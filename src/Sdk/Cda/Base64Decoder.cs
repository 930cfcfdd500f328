namespace MonEspaceSante.Cda;

/// <summary>Decodes base64 that comes in pieces cut anywhere, with white space anywhere, its final padding there or
/// not.</summary>
internal sealed class Base64Decoder
{
    private const int BitsPerCharacter = 6;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static readonly sbyte[] Values = InvertAlphabet();

    private uint _bits;
    private int _bitCount;
    private bool _padded;

    /// <summary>Whether what came so far can be all of it: a single character tells no byte.</summary>
    public bool IsWhole => _bitCount != BitsPerCharacter;

    /// <summary>Decodes a piece; false when it holds what is not base64.</summary>
    /// <param name="base64">The piece.</param>
    /// <param name="bytes">At least as long as the piece.</param>
    /// <param name="count">How many bytes were decoded.</param>
    public bool TryDecode(ReadOnlySpan<char> base64, Span<byte> bytes, out int count)
    {
        count = 0;
        foreach (var character in base64)
        {
            if (character is ' ' or '\n' or '\r' or '\t')
                continue;
            if (character == '=')
            {
                _padded = true;
                continue;
            }

            if (_padded || character >= Values.Length || Values[character] < 0)
                return false;
            _bits = (_bits << BitsPerCharacter) | (byte)Values[character];
            _bitCount += BitsPerCharacter;
            if (_bitCount >= 8)
            {
                _bitCount -= 8;
                bytes[count++] = (byte)(_bits >> _bitCount);
            }
        }

        return true;
    }

    private static sbyte[] InvertAlphabet()
    {
        var values = new sbyte[128];
        Array.Fill(values, (sbyte)-1);
        for (var i = 0; i < Alphabet.Length; i++)
            values[Alphabet[i]] = (sbyte)i;
        return values;
    }
}
