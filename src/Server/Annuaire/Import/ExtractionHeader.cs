namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>The first line of a file: which field is in which column.</summary>
internal sealed class ExtractionHeader
{
    private readonly Dictionary<string, ExtractionColumn> _columns;

    private ExtractionHeader(int count, Dictionary<string, ExtractionColumn> columns)
    {
        Count = count;
        _columns = columns;
    }

    /// <summary>How many columns a line has.</summary>
    public int Count { get; }

    /// <param name="line">The first line.</param>
    /// <param name="file">What the file is to be.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="AnnuaireFileException">A column that is expected is not there.</exception>
    public static ExtractionHeader Read(byte[] line, ExtractionTable.File file, string name)
    {
        var headings = Headings(line, name).Select(SearchKey.Fold).ToList();
        var columns = file.Colonnes.ToDictionary(
            column => column.Champ, column => new ExtractionColumn(RankOf(column, headings), column.Intitule));
        var missing = file.Colonnes.Where(column => column.Attendue && columns[column.Champ].Rank < 0)
            .Select(column => $"« {column.Intitule} »").ToList();
        return missing.Count == 0
            ? new ExtractionHeader(headings.Count, columns)
            : throw new AnnuaireFileException(
                name, $"ce n'est pas l'extraction {file.PublieeSous}, colonnes absentes : {string.Join(", ", missing)}.");
    }

    public ExtractionColumn Of(string field) => _columns[field];

    private static string[] Headings(byte[] line, string name)
    {
        try
        {
            return ExtractionLine.Headings(line);
        }
        catch (ArgumentException)
        {
            throw new AnnuaireFileException(name, "la première ligne n'est pas un texte en UTF-8.");
        }
    }

    private static int RankOf(ExtractionTable.Column column, List<string> headings)
    {
        var rank = headings.IndexOf(SearchKey.Fold(column.Intitule));
        return rank < 0 && column.Ou is { } other ? headings.IndexOf(SearchKey.Fold(other)) : rank;
    }
}
