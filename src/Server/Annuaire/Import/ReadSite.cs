using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Server.Annuaire.Structures;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>Reads the structure of an activity, and where it is.</summary>
internal sealed class ReadSite(ExtractionHeader header)
{
    private readonly ExtractionColumn _structIdNat = header.Of("struct_id_nat");
    private readonly ExtractionColumn _finess = header.Of("finess");
    private readonly ExtractionColumn _legalFiness = header.Of("finess_juridique");
    private readonly ExtractionColumn _siret = header.Of("siret");
    private readonly ExtractionColumn _name = header.Of("raison_sociale");
    private readonly ExtractionColumn _tradeName = header.Of("enseigne");
    private readonly ExtractionColumn[] _complements = [header.Of("complement"), header.Of("point_geographique")];
    private readonly ReadStreet _street = new(header);
    private readonly ExtractionColumn _cedex = header.Of("cedex");
    private readonly ExtractionColumn _postcode = header.Of("code_postal");
    private readonly ExtractionColumn _commune = header.Of("commune");
    private readonly ExtractionColumn _communeName = header.Of("commune_libelle");
    private readonly ExtractionColumn _department = header.Of("departement");
    private readonly ExtractionColumn _country = header.Of("pays");

    /// <returns>Null for an activity without a structure.</returns>
    public ListedStructure? Structure(ExtractionLine line)
    {
        var structure = new ListedStructure
        {
            Name = line.Text(_name),
            TradeName = line.Text(_tradeName),
            Finess = line.Text(_finess),
            LegalFiness = line.Text(_legalFiness),
            Siret = line.Text(_siret),
        };
        structure.StructIdNat = StructureId.OfStructIdNat(line.Text(_structIdNat))?.StructIdNat
            ?? (structure.Finess.Length > 0 ? $"1{structure.Finess}" : structure.Siret.Length > 0 ? $"3{structure.Siret}" : "");
        return structure is { Name: "", TradeName: "", StructIdNat: "" } ? null : structure;
    }

    /// <returns>Null where the line tells nothing of it.</returns>
    public Place? Place(ExtractionLine line)
    {
        var office = PostalLine.Of(line.Text(_cedex));
        var place = new Place
        {
            Complement = string.Join(", ", _complements.Select(line.Text).Where(text => text.Length > 0)),
            Street = _street.Of(line),
            Postcode = line.Text(_postcode) is { Length: > 0 } postcode ? postcode : office.Postcode,
            Commune = line.Text(_commune),
            CommuneName = line.Text(_communeName) is { Length: > 0 } name ? name : office.Name,
            Department = line.Text(_department),
            Country = line.Text(_country),
        };
        return place.CalculateSize() == 0 ? null : place;
    }
}
