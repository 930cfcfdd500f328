namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>Reads who a line is about.</summary>
internal sealed class ReadHolder(ExtractionHeader header)
{
    private const int LongestIdNat = 32;
    private const int RppsIdNat = 12;

    private readonly ExtractionColumn _type = header.Of("type_identifiant");
    private readonly ExtractionColumn _identifier = header.Of("identifiant");
    private readonly ExtractionColumn _national = header.Of("ps_id_nat");

    /// <summary>PS_IdNat; null where the line names nobody.</summary>
    /// <exception cref="ExtractionFaultException">It cannot be.</exception>
    public string? Find(ExtractionLine line)
    {
        var national = line.Text(_national);
        if (national.Length == 0) national = line.Text(_type) + line.Text(_identifier);
        if (national.Length == 0) return null;
        return IsIdNat(national)
            ? national
            : throw new ExtractionFaultException(ExtractionFault.IdentifiantInvalide, _national.Heading);
    }

    public string Demand(ExtractionLine line) => Find(line)
        ?? throw new ExtractionFaultException(ExtractionFault.ChampAbsent, _national.Heading);

    private static bool IsIdNat(string text) =>
        text.Length is > 5 and <= LongestIdNat
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '/')
        && (text[0] != '8' || (text.Length == RppsIdNat && text.All(char.IsAsciiDigit)));
}
