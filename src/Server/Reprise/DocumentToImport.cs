using MonEspaceSante.Cda;
using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Reprise;

/// <summary>A document to import.</summary>
/// <param name="Metadata">What it says of itself.</param>
/// <param name="Status">Its state.</param>
/// <param name="Visibility">To whom it is shown.</param>
/// <param name="Origin">Who brought it.</param>
/// <param name="IsArchived">Whether it is in the archives.</param>
/// <param name="SubmittedAt">When the dossier took it.</param>
/// <param name="DeletedAt">When it was deleted; null unless it was.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Sha1">The SHA-1 of its bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes.</param>
/// <param name="Predecessor">The rank of the document that it replaces; null when it replaces none.</param>
/// <param name="ReplacedBy">The identifier of what replaced it; null as long as nothing has.</param>
/// <param name="Vaccination">What it tells of a vaccination; null unless it is a note.</param>
/// <param name="Place">Where its bytes are, relative to the operator's folder; null when the line does not tell.</param>
/// <param name="Rank">Its rank in the line.</param>
internal sealed record DocumentToImport(
    DocumentMetadata Metadata,
    DocumentStatus Status,
    Visibility Visibility,
    DocumentOrigin Origin,
    bool IsArchived,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? DeletedAt,
    long Size,
    byte[] Sha1,
    byte[] Sha256,
    int? Predecessor,
    string? ReplacedBy,
    Vaccination? Vaccination,
    string? Place,
    int Rank)
{
    public string UniqueId => Metadata.UniqueId;
}
