using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>A document of a dossier, where its bytes are, its place in the order of deposits, and what replaced it.</summary>
internal sealed record StoredDocument(Document Document, Guid ContentId, long Seq, string? ReplacedBy);
