using System.Globalization;
using System.Text;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>A font of squares, drawn by the PDF itself: a PDF/A leans on no font of the reader's.</summary>
internal sealed class SampleFont(string text)
{
    private const char First = ' ';
    private const int Columns = 5;
    private const int Height = 7;

    // Five columns a character from the space to the tilde, a bit a square, the top one first.
    private const string Squares =
        "0000000000" + "00005F0000" + "0007000700" + "147F147F14" + "242A7F2A12" + "2313086462" + "3649562050" + "0008070300" + "001C224100" + "0041221C00"
        + "2A1C7F1C2A" + "08083E0808" + "0080703000" + "0808080808" + "0000606000" + "2010080402" + "3E5149453E" + "00427F4000" + "7249494946" + "2141494D33"
        + "1814127F10" + "2745454539" + "3C4A494931" + "4121110907" + "3649494936" + "464949291E" + "0000140000" + "0040340000" + "0008142241" + "1414141414"
        + "0041221408" + "0201590906" + "3E415D594E" + "7C1211127C" + "7F49494936" + "3E41414122" + "7F4141413E" + "7F49494941" + "7F09090901" + "3E41415173"
        + "7F0808087F" + "00417F4100" + "2040413F01" + "7F08142241" + "7F40404040" + "7F021C027F" + "7F0408107F" + "3E4141413E" + "7F09090906" + "3E4151215E"
        + "7F09192946" + "2649494932" + "03017F0103" + "3F4040403F" + "1F2040201F" + "3F4038403F" + "6314081463" + "0304780403" + "6159494D43" + "007F414141"
        + "0204081020" + "004141417F" + "0402010204" + "4040404040" + "0003070800" + "2054547840" + "7F28444438" + "3844444428" + "384444287F" + "3854545418"
        + "00087E0902" + "18A4A49C78" + "7F08040478" + "00447D4000" + "2040403D00" + "7F10284400" + "00417F4000" + "7C04780478" + "7C08040478" + "3844444438"
        + "FC18242418" + "18242418FC" + "7C08040408" + "4854545424" + "04043F4424" + "3C4040207C" + "1C2040201C" + "3C4030403C" + "4428102844" + "4C9090907C"
        + "4464544C44" + "0008364100" + "0000770000" + "0041360800" + "0201020402";

    private readonly char[] _characters = [.. text.Distinct().Order()];

    /// <summary>The font, whose glyphs are the objects from a number on.</summary>
    public string Dictionary(int firstGlyph)
    {
        var (low, high) = (_characters[0], _characters[^1]);
        var widths = string.Join(' ', Enumerable.Repeat(Columns + 1, high - low + 1));
        var names = string.Join(' ', _characters.Select(c => $"{(int)c}{Name(c)}"));
        var glyphs = string.Concat(_characters.Select((c, i) => $"{Name(c)} {firstGlyph + i} 0 R"));
        return $"<</Type/Font/Subtype/Type3/FontBBox[0 -1 6 10]/FontMatrix[.125 0 0 .125 0 0]/Resources<<>>"
            + $"/FirstChar {(int)low}/LastChar {(int)high}/Widths[{widths}]"
            + $"/Encoding<</Type/Encoding/Differences[{names}]>>/CharProcs<<{glyphs}>>>>";
    }

    public IEnumerable<string> Glyphs() => _characters.Select(character =>
    {
        var squares = string.Concat(SquaresOf(character).Select(s => $"{s.X} {s.Y} 1 1 re "));
        return $"{Columns + 1} 0 0 -1 6 10 d1 {squares}{(squares.Length > 0 ? "f" : "")}";
    });

    // The name by which readers find the letter again: the text can be searched and copied.
    private static string Name(char character) => $"/uni{(int)character:X4}";

    private static IEnumerable<(int X, int Y)> SquaresOf(char character)
    {
        // A letter with its accent apart; what the table does not hold shows as a question.
        var parts = $"{character}".Normalize(NormalizationForm.FormD);
        var at = (parts[0] is >= First and <= '~' ? parts[0] : '?') - First;
        for (var x = 0; x < Columns; x++)
        {
            var column = byte.Parse(
                Squares.AsSpan(((at * Columns) + x) * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            for (var bit = 0; bit <= Height; bit++)
            {
                if ((column >> bit & 1) == 1)
                    yield return (x, Height - bit);
            }
        }

        var above = char.IsUpper(parts[0]) ? Height + 1 : Height - 1;
        foreach (var (x, y) in parts.Length > 1 ? Accent(parts[1]) : [])
            yield return (x, y < 0 ? y + 1 : above + y);
    }

    private static (int X, int Y)[] Accent(char mark) => mark switch
    {
        '\u0300' => [(1, 1), (2, 0)],
        '\u0301' => [(3, 1), (2, 0)],
        '\u0302' => [(1, 0), (2, 1), (3, 0)],
        '\u0308' => [(1, 1), (3, 1)],
        '\u0327' => [(2, -1), (2, -2)],
        _ => [],
    };
}
