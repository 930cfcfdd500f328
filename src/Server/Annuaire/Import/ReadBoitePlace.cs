using MonEspaceSante.Protos.Annuaire.V1;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>Reads where the structure of a mailbox is.</summary>
internal sealed class ReadBoitePlace(ExtractionHeader header)
{
    private readonly ExtractionColumn _complement = header.Of("localisation");
    private readonly ReadStreet _street = new(header);
    private readonly ExtractionColumn _lastLine = header.Of("acheminement");
    private readonly ExtractionColumn _postcode = header.Of("code_postal");
    private readonly ExtractionColumn _department = header.Of("departement");
    private readonly ExtractionColumn _country = header.Of("pays");

    /// <returns>Null where the line tells nothing of it.</returns>
    public Place? Of(ExtractionLine line)
    {
        var last = PostalLine.Of(line.Text(_lastLine));
        var place = new Place
        {
            Complement = line.Text(_complement),
            Street = _street.Of(line),
            Postcode = line.Text(_postcode) is { Length: > 0 } postcode ? postcode : last.Postcode,
            CommuneName = last.Name,
            Department = line.Text(_department),
            Country = line.Text(_country),
        };
        return place.CalculateSize() == 0 ? null : place;
    }
}
