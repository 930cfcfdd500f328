using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp;

/// <summary>A document of a dossier, where its bytes are, and its place in the order of deposits.</summary>
internal sealed record StoredDocument(Document Document, Guid ContentId, long Seq);
