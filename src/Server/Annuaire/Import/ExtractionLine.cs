using System.Text;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>A line of a published file: its columns, separated by bars.</summary>
internal sealed class ExtractionLine
{
    private const byte Bar = (byte)'|';

    // Refuses what is no text, where the usual one would put marks in its place.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _bytes;
    private readonly int[] _ends;

    private ExtractionLine(byte[] bytes, int[] ends)
    {
        _bytes = bytes;
        _ends = ends;
    }

    /// <param name="bytes">The line, without its end.</param>
    /// <param name="columns">How many columns there are to be.</param>
    /// <exception cref="ExtractionFaultException">There are more, or fewer.</exception>
    public static ExtractionLine Read(byte[] bytes, int columns)
    {
        var ends = new int[columns];
        var (column, start) = (0, 0);
        for (; column < columns; column++)
        {
            var length = bytes.AsSpan(start).IndexOf(Bar);
            ends[column] = length < 0 ? bytes.Length : start + length;
            if (length < 0) break;
            start = ends[column] + 1;
        }

        // A bar at the very end opens a column that no heading names.
        var isWhole = column == columns - 1 || (column == columns && start == bytes.Length);
        return isWhole
            ? new ExtractionLine(bytes, ends)
            : throw new ExtractionFaultException(ExtractionFault.ColonnesEnNombre);
    }

    /// <summary>The headings of a file, whatever their number.</summary>
    public static string[] Headings(byte[] bytes)
    {
        var headings = Utf8.GetString(bytes).Split('|');
        return headings[^1].Length == 0 ? headings[..^1] : headings;
    }

    /// <summary>What a column holds; empty for one that the file does not have.</summary>
    public string Text(ExtractionColumn column)
    {
        if (column.Rank < 0) return "";
        var start = column.Rank == 0 ? 0 : _ends[column.Rank - 1] + 1;
        var text = _bytes.AsSpan(start, _ends[column.Rank] - start).Trim((byte)' ');
        if (text.IsEmpty) return "";
        // PostgreSQL has no text with a NUL in it.
        if (text.Contains((byte)0)) throw new ExtractionFaultException(ExtractionFault.TexteIllisible, column.Heading);
        try
        {
            return Utf8.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            throw new ExtractionFaultException(ExtractionFault.TexteIllisible, column.Heading);
        }
    }

    /// <exception cref="ExtractionFaultException">The column is empty.</exception>
    public string Demand(ExtractionColumn column) => Text(column) is { Length: > 0 } text
        ? text
        : throw new ExtractionFaultException(ExtractionFault.ChampAbsent, column.Heading);
}
