namespace MonEspaceSante.Insi;

/// <summary>A square symbol: its side, its regions, and how many codewords it holds.</summary>
/// <param name="Size">Modules a side, finder patterns included.</param>
/// <param name="Regions">Regions a side, each in a finder pattern of its own.</param>
/// <param name="DataLength">Codewords of the message.</param>
/// <param name="CorrectionLength">Codewords of correction.</param>
/// <param name="Blocks">Interleaved blocks.</param>
/// <remarks>ISO/IEC 16022, table 7.</remarks>
internal sealed record DatamatrixShape(int Size, int Regions, int DataLength, int CorrectionLength, int Blocks = 1)
{
    private static readonly IReadOnlyList<DatamatrixShape> All =
    [
        new(10, 1, 3, 5),
        new(12, 1, 5, 7),
        new(14, 1, 8, 10),
        new(16, 1, 12, 12),
        new(18, 1, 18, 14),
        new(20, 1, 22, 18),
        new(22, 1, 30, 20),
        new(24, 1, 36, 24),
        new(26, 1, 44, 28),
        new(32, 2, 62, 36),
        new(36, 2, 86, 42),
        new(40, 2, 114, 48),
        new(44, 2, 144, 56),
        new(48, 2, 174, 68),
        new(52, 2, 204, 84, 2),
        new(64, 4, 280, 112, 2),
        new(72, 4, 368, 144, 4),
        new(80, 4, 456, 192, 4),
    ];

    /// <summary>Modules a side of a region, without its finder pattern.</summary>
    public int RegionSize => (Size / Regions) - 2;

    /// <summary>Modules a side of all regions together, without finder patterns.</summary>
    public int MappingSize => RegionSize * Regions;

    /// <summary>The smallest that holds a message; null when none does.</summary>
    public static DatamatrixShape? Fitting(int dataLength) => All.FirstOrDefault(shape => shape.DataLength >= dataLength);
}
