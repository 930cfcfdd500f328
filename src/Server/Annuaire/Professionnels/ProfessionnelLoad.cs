using Google.Protobuf;
using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Server.Annuaire.Structures;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Annuaire.Professionnels;

/// <summary>Puts professionals into a generation that is on its way.</summary>
internal static class ProfessionnelLoad
{
    public static BulkInsert Activities(long generation) => new(
        ProfessionnelStore.Activities.Of(generation),
        BulkColumn.Number("line"),
        BulkColumn.Text("ps_id_nat"),
        BulkColumn.Bytes("name_key"),
        BulkColumn.Bytes("given_key"),
        BulkColumn.Text("profession"),
        BulkColumn.Text("speciality"),
        BulkColumn.Text("commune"),
        BulkColumn.Text("postcode"),
        BulkColumn.Bytes("commune_key"),
        BulkColumn.Text("finess"),
        BulkColumn.Text("siret"),
        BulkColumn.Text("struct_id_nat"),
        BulkColumn.Bytes("structure_key"),
        BulkColumn.Bytes("body"));

    public static BulkInsert Qualifications(long generation) => new(
        ProfessionnelStore.Qualifications.Of(generation),
        BulkColumn.Number("line"),
        BulkColumn.Text("ps_id_nat"),
        BulkColumn.Number("kind"),
        BulkColumn.Text("code"),
        BulkColumn.Bytes("body"));

    /// <param name="line">Where it was listed.</param>
    /// <param name="professional">A professional with the one activity of that line.</param>
    public static object?[] Row(long line, ListedProfessional professional)
    {
        var activity = professional.Activities[0];
        var place = activity.Place;
        var structure = activity.Structure is { } listed ? StructureKeys.Of(listed) : StructureKeys.None;
        return
        [
            line,
            professional.PsIdNat,
            SearchKey.Of(professional.Name.Family, professional.Name.Given),
            SearchKey.Of(professional.Name.Given),
            activity.Profession?.Code,
            activity.Speciality?.Code,
            PlaceKeys.OrNull(place?.Commune),
            PlaceKeys.OrNull(place?.Postcode),
            PlaceKeys.City(place),
            structure.Finess,
            structure.Siret,
            structure.Other,
            structure.Name,
            professional.ToByteArray(),
        ];
    }

    public static object?[] Row(long line, string psIdNat, Qualification qualification) =>
        [line, psIdNat, (long)qualification.Kind, qualification.Title.Code, qualification.ToByteArray()];
}
