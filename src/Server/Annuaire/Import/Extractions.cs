using System.Collections.Frozen;
using MonEspaceSante.Server.Annuaire.Structures;
using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>The published files that an import reads, and what their words stand for.</summary>
internal sealed class Extractions
{
    private readonly FrozenDictionary<string, ExtractionTable.File> _files;
    private readonly FrozenDictionary<string, ExtractionTable.StructureType> _types;

    private Extractions(OperatorFile file)
    {
        var table = file.Read<ExtractionTable>();
        file.DemandDistinct(table.Extractions.Select(one => one.Extraction), "extraction");
        file.DemandDistinct(table.TypesDeStructure.Select(type => type.Type), "type de structure");
        foreach (var one in table.Extractions)
            file.DemandDistinct(one.Colonnes.Select(column => column.Champ), $"extraction {one.Extraction}, champ");
        _files = table.Extractions.ToFrozenDictionary(one => one.Extraction);
        _types = table.TypesDeStructure.ToFrozenDictionary(type => SearchKey.Fold(type.Type));
        foreach (var expected in ExtractionReader.All.Select(reader => reader.Extraction))
        {
            if (!_files.ContainsKey(expected)) throw file.Fault($"extraction {expected}", "absente");
        }
    }

    /// <exception cref="OperatorFileException">The operator's file has a fault.</exception>
    public static Extractions Load(string? path) => new(new("extractions.json", path));

    public ExtractionTable.File Of(string extraction) => _files[extraction];

    /// <summary>The structure that a mailbox is told to belong to; null where its identifier is none.</summary>
    public StructureId? StructureOf(string type, string identifier)
    {
        if (!_types.TryGetValue(SearchKey.Fold(type), out var known)) return StructureId.Parse(identifier);
        if (identifier.Length == known.Longueur) return StructureId.OfStructIdNat($"{known.Prefixe}{identifier}");
        return identifier.StartsWith(known.Prefixe, StringComparison.Ordinal) ? StructureId.OfStructIdNat(identifier) : null;
    }
}
