namespace MonEspaceSante.Insi;

/// <summary>Texts as codewords: C40 for the run of capitals and digits that a text begins with, ASCII for the
/// rest.</summary>
/// <remarks>ISO/IEC 16022, 5.2. The header of the datamatrix INS is to be in C40.</remarks>
internal static class DatamatrixText
{
    private const byte LatchToC40 = 230;
    private const byte Unlatch = 254;
    private const byte PadCodeword = 129;
    private const int ShortestRun = 6;

    public static List<byte> Encode(string text)
    {
        var codewords = new List<byte>();
        var run = text.TakeWhile(IsBasic).Count() / 3 * 3;
        // Digits alone take less room in ASCII.
        if (run >= ShortestRun && char.IsAsciiLetterUpper(text[0]))
            EncodeC40(text.AsSpan(0, run), codewords);
        else
            run = 0;
        EncodeAscii(text.AsSpan(run), codewords);
        return codewords;
    }

    /// <summary>Fills the message up with codewords that look like noise.</summary>
    public static byte[] Pad(List<byte> codewords, int length)
    {
        var padded = new byte[length];
        codewords.CopyTo(padded);
        for (var at = codewords.Count; at < length; at++)
        {
            var noise = PadCodeword + (149 * (at + 1) % 253) + 1;
            padded[at] = at == codewords.Count ? PadCodeword : (byte)(noise > 254 ? noise - 254 : noise);
        }

        return padded;
    }

    private static bool IsBasic(char letter) => letter is ' ' or (>= '0' and <= '9') or (>= 'A' and <= 'Z');

    private static void EncodeC40(ReadOnlySpan<char> run, List<byte> codewords)
    {
        codewords.Add(LatchToC40);
        for (var at = 0; at < run.Length; at += 3)
        {
            var packed = (1600 * C40(run[at])) + (40 * C40(run[at + 1])) + C40(run[at + 2]) + 1;
            codewords.Add((byte)(packed / 256));
            codewords.Add((byte)(packed % 256));
        }

        codewords.Add(Unlatch);
    }

    private static int C40(char letter) => letter switch
    {
        ' ' => 3,
        <= '9' => letter - '0' + 4,
        _ => letter - 'A' + 14,
    };

    private static void EncodeAscii(ReadOnlySpan<char> text, List<byte> codewords)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]))
            {
                codewords.Add((byte)(130 + (10 * (text[at] - '0')) + text[at + 1] - '0'));
                at++;
            }
            else
            {
                codewords.Add((byte)(text[at] + 1));
            }
        }
    }
}
