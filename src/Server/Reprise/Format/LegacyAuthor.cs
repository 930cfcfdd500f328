namespace MonEspaceSante.Server.Reprise.Format;

/// <summary>Who wrote a document, or answers for it.</summary>
internal sealed record LegacyAuthor(
    string? Id, string? Nom, string? Prenom, LegacyStructure? Structure, string? Specialite, string? Role);
