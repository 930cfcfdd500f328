using System.Collections.Frozen;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Habilitation;

/// <summary>Judges <c>matrice-documents.json</c> against the national code lists and turns its rows into types.</summary>
internal sealed class DocumentMatrixReader(OperatorFile file)
{
    private static readonly FrozenSet<string> Types = DocumentTypes.All.Select(type => type.Code.Value).ToFrozenSet();

    private readonly DocumentMatrixTable _table = file.Read<DocumentMatrixTable>();

    public string Version => _table.Version!;

    public bool AuthorReads => _table.Auteur.Lit;

    public FrozenDictionary<string, FrozenSet<string>> TypesByProfession()
    {
        file.DemandDistinct(_table.Professions.Select(row => row.Profession), "profession");
        var groups = Groups();
        return _table.Professions.ToFrozenDictionary(row => row.Profession, row => ReadableTypes(row, groups));
    }

    private Dictionary<string, IReadOnlyList<string>> Groups()
    {
        file.DemandDistinct(_table.APart.Select(row => row.Groupe), "groupe");
        file.DemandDistinct(_table.APart.SelectMany(row => row.Types), "type à part");
        foreach (var row in _table.APart) CodeSelection.DemandKnown(file, $"groupe {row.Groupe}", Types, row.Types);
        return _table.APart.ToDictionary(row => row.Groupe, row => row.Types);
    }

    private FrozenSet<string> ReadableTypes(
        DocumentMatrixTable.Row row, Dictionary<string, IReadOnlyList<string>> groups)
    {
        var name = $"profession {row.Profession}";
        if (ValueSet.Professions.Find(row.Profession) is null) throw file.Fault(name, "profession inconnue");
        var selected = CodeSelection.Of(file, name, Types, row.ToutSauf, row.Seulement);
        if (row.ToutSauf is not null) selected = selected.Except(groups.Values.SelectMany(types => types));
        var groupsRead = row.Avec ?? [];
        CodeSelection.DemandKnown(file, name, groups.Keys, groupsRead);
        return selected.Concat(groupsRead.SelectMany(group => groups[group]).Except(row.ToutSauf ?? [])).ToFrozenSet();
    }
}
