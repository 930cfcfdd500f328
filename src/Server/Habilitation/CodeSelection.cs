using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Habilitation;

/// <summary>Some codes of a list, told as all but some (<c>tout_sauf</c>) or as some only (<c>seulement</c>).</summary>
internal static class CodeSelection
{
    /// <exception cref="OperatorFileException">The row tells both or none, or names a code that the list does not hold.</exception>
    public static IEnumerable<string> Of(
        OperatorFile file,
        string row,
        IReadOnlyCollection<string> list,
        IReadOnlyList<string>? allBut,
        IReadOnlyList<string>? only)
    {
        if (allBut is null == only is null) throw file.Fault(row, "« tout_sauf » ou « seulement » attendu, l'un des deux");
        var named = allBut ?? only!;
        DemandKnown(file, row, list, named);
        return allBut is null ? named : list.Except(named);
    }

    /// <exception cref="OperatorFileException">The row names a code twice, or one that the list does not hold.</exception>
    public static void DemandKnown(
        OperatorFile file, string row, IReadOnlyCollection<string> list, IReadOnlyList<string> named)
    {
        var seen = new HashSet<string>();
        foreach (var code in named)
        {
            if (!list.Contains(code)) throw file.Fault(row, $"« {code} » inconnu");
            if (!seen.Add(code)) throw file.Fault(row, $"« {code} » en double");
        }
    }
}
