using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Submissions;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>A document that comes into the store with its history.</summary>
/// <param name="Place">Where it goes.</param>
/// <param name="Document">What the dossier will tell of it.</param>
/// <param name="ContentId">Where its bytes are; <see cref="Guid.Empty"/> while they have not come.</param>
/// <param name="DeletedAt">When it was deleted; null unless it was.</param>
/// <param name="ReplacedBy">What replaced it; null as long as nothing has.</param>
internal sealed record LoadedDocument(
    DocumentPlace Place, Document Document, Guid ContentId, DateTimeOffset? DeletedAt, string? ReplacedBy);
