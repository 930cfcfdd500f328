namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>Reads a number and a street, from four columns.</summary>
internal sealed class ReadStreet(ExtractionHeader header)
{
    private readonly ExtractionColumn[] _parts =
        [header.Of("voie_numero"), header.Of("voie_indice"), header.Of("voie_type"), header.Of("voie")];

    public string Of(ExtractionLine line) =>
        string.Join(' ', _parts.Select(line.Text).Where(text => text.Length > 0));
}
