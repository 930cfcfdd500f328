using System.Collections.Frozen;

namespace MonEspaceSante.Server.Habilitation;

/// <summary>
/// Which types of documents each profession reads: <c>matrice-documents.json</c>. What it does not tell, it denies.
/// </summary>
internal sealed class DocumentMatrix
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _typesByProfession;

    private DocumentMatrix(DocumentMatrixReader reader)
    {
        Version = reader.Version;
        AuthorReads = reader.AuthorReads;
        _typesByProfession = reader.TypesByProfession();
    }

    public string Version { get; }

    /// <summary>Whether authors read their own documents, whatever the types.</summary>
    public bool AuthorReads { get; }

    /// <exception cref="OperatorFileException">The operator's file has a fault.</exception>
    public static DocumentMatrix Load(string? path) => new(new(new("matrice-documents.json", path)));

    /// <param name="profession">The profession in table G15, such as <c>28</c>.</param>
    /// <param name="typeCode">The type of the document in value set J07, such as <c>78513-9</c>.</param>
    public bool MayRead(string profession, string typeCode) =>
        _typesByProfession.TryGetValue(profession, out var types) && types.Contains(typeCode);
}
