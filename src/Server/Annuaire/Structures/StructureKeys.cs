using MonEspaceSante.Protos.Annuaire.V1;

namespace MonEspaceSante.Server.Annuaire.Structures;

/// <summary>What a structure is found by; null for what the directory does not tell.</summary>
/// <param name="Finess">FINESS of the site.</param>
/// <param name="Siret">SIRET of the site.</param>
/// <param name="Other">Struct_IdNat, where it is neither of these.</param>
/// <param name="Name">The key of its name.</param>
internal sealed record StructureKeys(string? Finess, string? Siret, string? Other, byte[]? Name)
{
    public static readonly StructureKeys None = new(null, null, null, null);

    public static StructureKeys Of(ListedStructure structure)
    {
        var id = StructureId.OfStructIdNat(structure.StructIdNat);
        var name = SearchKey.Of(structure.Name.Length > 0 ? structure.Name : structure.TradeName);
        return new(
            structure.Finess.Length > 0 ? structure.Finess : id?.Finess,
            structure.Siret.Length > 0 ? structure.Siret : id?.Siret,
            id is { Finess: null, Siret: null } ? id.StructIdNat : null,
            name.Length > 0 ? name : null);
    }
}
