using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary><c>extractions.json</c> as it is written: what the published files call what is read of them.</summary>
internal sealed record ExtractionTable(
    IReadOnlyList<ExtractionTable.StructureType> TypesDeStructure, IReadOnlyList<ExtractionTable.File> Extractions)
    : OperatorTable
{
    /// <summary>How a structure's identifier of a type becomes its Struct_IdNat: a first digit, and so many characters.</summary>
    public sealed record StructureType(string Type, string Prefixe, int Longueur);

    /// <summary>A published file, by the name that the import gives it and the one that it is published under.</summary>
    public sealed record File(string Extraction, string PublieeSous, IReadOnlyList<Column> Colonnes);

    /// <summary>What a field is called at the head of its column; <c>Ou</c> is another spelling of it.</summary>
    public sealed record Column(string Champ, string Intitule, string? Ou = null, bool Attendue = false);
}
