using System.Globalization;
using System.Text;

namespace MonEspaceSante.Insi;

/// <summary>A square Data Matrix symbol, with one module of quiet zone around it.</summary>
/// <remarks>ISO/IEC 16022, ECC 200.</remarks>
public sealed class DatamatrixSymbol
{
    private readonly bool[,] _modules;

    private DatamatrixSymbol(bool[,] modules) => _modules = modules;

    /// <summary>How many modules a side has, without the quiet zone. From 10 to 80.</summary>
    public int Size => _modules.GetLength(0);

    /// <summary>Draws a text, such as that of <see cref="InsDatamatrix.Write"/>.</summary>
    /// <param name="text">ASCII. At most some 450 characters.</param>
    /// <exception cref="ArgumentException">A character is not ASCII, or the text is too long.</exception>
    public static DatamatrixSymbol Of(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        if (!Ascii.IsValid(text))
            throw new ArgumentException("The text must be ASCII", nameof(text));
        var codewords = DatamatrixText.Encode(text);
        var shape = DatamatrixShape.Fitting(codewords.Count)
            ?? throw new ArgumentException("The text is too long for a symbol", nameof(text));
        var message = DatamatrixText.Pad(codewords, shape.DataLength);
        return new DatamatrixSymbol(DatamatrixPlacement.Draw(shape, DatamatrixCorrection.Append(message, shape)));
    }

    /// <summary>Whether a module is dark. Row 0 is the top, column 0 the left; the quiet zone is -1 and
    /// <see cref="Size"/>.</summary>
    /// <param name="row">From -1 to <see cref="Size"/>.</param>
    /// <param name="column">From -1 to <see cref="Size"/>.</param>
    public bool IsDark(int row, int column) =>
        row >= 0 && column >= 0 && row < Size && column < Size && _modules[row, column];

    /// <summary>The symbol as an SVG image of one unit a module, to be scaled at will.</summary>
    public string ToSvg()
    {
        var side = (Size + 2).ToString(CultureInfo.InvariantCulture);
        var path = new StringBuilder();
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                if (_modules[row, column])
                    path.Append(CultureInfo.InvariantCulture, $"M{column + 1} {row + 1}h1v1h-1z");
            }
        }

        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>
            """;
    }

    /// <summary>Writes the symbol as a PNG image in black and white.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="modulePixels">How many pixels a side of a module has. From 1 to 50; 8 by default.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public Task WritePngAsync(Stream target, int modulePixels = 8, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentOutOfRangeException.ThrowIfLessThan(modulePixels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(modulePixels, 50);
        return DatamatrixPng.WriteAsync(this, modulePixels, target, cancellationToken);
    }
}
