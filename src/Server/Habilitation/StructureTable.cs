using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Habilitation;

/// <summary><c>structures.json</c> as it is written.</summary>
internal sealed record StructureTable(IReadOnlyList<StructureTable.Row> Structures) : OperatorTable
{
    /// <summary>A structure by its Struct_IdNat; <c>EntiteJuridique</c> is that of the legal entity it belongs to,
    /// <c>Professionnels</c> the PS_IdNat of those who regulate there with cards of their own,
    /// <c>Operateur</c> whether it runs the accounts.</summary>
    public sealed record Row(
        string Structure,
        string Nom,
        bool Regulation = false,
        bool Operateur = false,
        string? EntiteJuridique = null,
        IReadOnlyList<string>? Professionnels = null,
        string? Assumption = null);
}
