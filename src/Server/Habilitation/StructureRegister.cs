using System.Collections.Frozen;
using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Habilitation;

/// <summary>What the server knows of structures: <c>structures.json</c>, until the national directory is served.</summary>
internal sealed class StructureRegister
{
    private readonly FrozenDictionary<string, StructureTable.Row> _rows;

    private StructureRegister(OperatorFile file)
    {
        var rows = file.Read<StructureTable>().Structures;
        file.DemandDistinct(rows.Select(row => row.Structure), "structure");
        _rows = rows.ToFrozenDictionary(row => row.Structure);
        foreach (var row in rows) DemandLegalEntity(file, row);
    }

    /// <exception cref="OperatorFileException">The operator's file has a fault.</exception>
    public static StructureRegister Load(string? path) => new(new("structures.json", path));

    /// <summary>Whether a structure is a medical regulation centre (ES-15).</summary>
    public bool IsRegulation(string structIdNat) => _rows.GetValueOrDefault(structIdNat)?.Regulation == true;

    /// <summary>Whether a professional regulates in a medical regulation centre, with a card of their own.</summary>
    public bool IsRegulator(string psIdNat, string structIdNat) =>
        _rows.GetValueOrDefault(structIdNat) is { Regulation: true, Professionnels: { } known } && known.Contains(psIdNat);

    /// <summary>Whether a structure runs the accounts (the health insurance, or whoever plays it in a sandbox).</summary>
    public bool IsOperator(string structIdNat) => _rows.GetValueOrDefault(structIdNat)?.Operateur == true;

    /// <summary>Whether a place of care (EG) belongs to a legal entity (EJ).</summary>
    public bool BelongsTo(string entiteGeographique, string entiteJuridique) =>
        _rows.GetValueOrDefault(entiteGeographique)?.EntiteJuridique == entiteJuridique;

    private void DemandLegalEntity(OperatorFile file, StructureTable.Row row)
    {
        var name = $"structure {row.Structure}";
        if (row.Structure is not { Length: > 1 } || row.Structure[0] is < '0' or > '4')
            throw file.Fault(name, "Struct_IdNat attendu, son premier chiffre de 0 à 4");
        if (row.EntiteJuridique is not { } entity) return;
        if (!_rows.TryGetValue(entity, out var owner)) throw file.Fault(name, $"entité juridique « {entity} » inconnue");
        if (owner.EntiteJuridique is not null)
            throw file.Fault(name, $"« {entity} » est une entité géographique, pas une entité juridique");
    }
}
