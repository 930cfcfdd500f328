namespace MonEspaceSante.Insi;

/// <summary>Lays codewords out in the modules of a symbol.</summary>
/// <remarks>ISO/IEC 16022, annex F.</remarks>
internal sealed class DatamatrixPlacement
{
    private static readonly (int Row, int Column)[] Utah =
        [(-2, -2), (-2, -1), (-1, -2), (-1, -1), (-1, 0), (0, -2), (0, -1), (0, 0)];

    private readonly int _side;
    private readonly byte[] _codewords;
    private readonly bool?[,] _bits;
    private int _next;

    private DatamatrixPlacement(int side, byte[] codewords)
    {
        _side = side;
        _codewords = codewords;
        _bits = new bool?[side, side];
    }

    /// <summary>The symbol, with its finder patterns.</summary>
    public static bool[,] Draw(DatamatrixShape shape, byte[] codewords)
    {
        var placement = new DatamatrixPlacement(shape.MappingSize, codewords);
        placement.PlaceAll();
        var modules = new bool[shape.Size, shape.Size];
        for (var row = 0; row < shape.Size; row++)
        {
            for (var column = 0; column < shape.Size; column++)
                modules[row, column] = placement.Module(shape, row, column);
        }

        return modules;
    }

    private bool Module(DatamatrixShape shape, int row, int column)
    {
        var step = shape.RegionSize + 2;
        var (y, x) = (row % step, column % step);

        // Solid on the left and below, dotted above and on the right.
        if (x == 0 || y == step - 1)
            return true;
        if (y == 0)
            return x % 2 == 0;
        if (x == step - 1)
            return y % 2 == 1;
        return _bits[(row / step * shape.RegionSize) + y - 1, (column / step * shape.RegionSize) + x - 1] ?? false;
    }

    // Diagonals, up to the right and down to the left, from the fourth row.
    private void PlaceAll()
    {
        var (row, column) = (4, 0);
        do
        {
            PlaceCorner(row, column);
            do
            {
                PlaceUtah(row, column);
                (row, column) = (row - 2, column + 2);
            }
            while (row >= 0 && column < _side);
            (row, column) = (row + 1, column + 3);
            do
            {
                PlaceUtah(row, column);
                (row, column) = (row + 2, column - 2);
            }
            while (row < _side && column >= 0);
            (row, column) = (row + 3, column + 1);
        }
        while (row < _side || column < _side);

        // The corner that no codeword reaches.
        if (_bits[_side - 1, _side - 1] is null)
            _bits[_side - 1, _side - 1] = _bits[_side - 2, _side - 2] = true;
    }

    // Where a codeword meets the border, it is cut in two in one of four ways.
    private void PlaceCorner(int row, int column)
    {
        var end = _side - 1;
        if (row == _side && column == 0)
            Place((end, 0), (end, 1), (end, 2), (0, end - 1), (0, end), (1, end), (2, end), (3, end));
        else if (row == _side - 2 && column == 0 && _side % 4 != 0)
            Place((end - 2, 0), (end - 1, 0), (end, 0), (0, end - 3), (0, end - 2), (0, end - 1), (0, end), (1, end));
        else if (row == _side - 2 && column == 0 && _side % 8 == 4)
            Place((end - 2, 0), (end - 1, 0), (end, 0), (0, end - 1), (0, end), (1, end), (2, end), (3, end));
        else if (row == _side + 4 && column == 2 && _side % 8 == 0)
            Place((end, 0), (end, end), (0, end - 2), (0, end - 1), (0, end), (1, end - 2), (1, end - 1), (1, end));
    }

    private void PlaceUtah(int row, int column)
    {
        if (row < 0 || row >= _side || column < 0 || column >= _side || _bits[row, column] is not null)
            return;
        Place([.. Utah.Select(part => Wrap(row + part.Row, column + part.Column))]);
    }

    private (int Row, int Column) Wrap(int row, int column)
    {
        if (row < 0)
            (row, column) = (row + _side, column + 4 - ((_side + 4) % 8));
        if (column < 0)
            (row, column) = (row + 4 - ((_side + 4) % 8), column + _side);
        return (row, column);
    }

    private void Place(params ReadOnlySpan<(int Row, int Column)> modules)
    {
        var codeword = _codewords[_next++];
        for (var bit = 0; bit < modules.Length; bit++)
            _bits[modules[bit].Row, modules[bit].Column] = (codeword & (0x80 >> bit)) != 0;
    }
}
