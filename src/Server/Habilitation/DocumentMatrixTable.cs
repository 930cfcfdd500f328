using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Habilitation;

/// <summary><c>matrice-documents.json</c> as it is written.</summary>
internal sealed record DocumentMatrixTable(
    DocumentMatrixTable.AuthorRow Auteur,
    IReadOnlyList<DocumentMatrixTable.GroupRow> APart,
    IReadOnlyList<DocumentMatrixTable.Row> Professions) : OperatorTable
{
    /// <summary>Whether authors read their own documents, whatever the types.</summary>
    public sealed record AuthorRow(bool Lit, string? Assumption = null);

    /// <summary>Types that nobody reads unless a row names them or their group.</summary>
    public sealed record GroupRow(string Groupe, string Libelle, IReadOnlyList<string> Types);

    /// <summary>What a profession reads.</summary>
    public sealed record Row(
        string Profession,
        string Libelle,
        IReadOnlyList<string>? ToutSauf = null,
        IReadOnlyList<string>? Seulement = null,
        IReadOnlyList<string>? Avec = null,
        string? Assumption = null);
}
