using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>A document of a dossier.</summary>
/// <param name="Document">The document as it is told.</param>
/// <param name="RowId">Its row. Unlike the entryUUID that is told, it never changes.</param>
/// <param name="ContentId">Where its bytes are; <see cref="Guid.Empty"/> when it was imported without them.</param>
/// <param name="Seq">Its place in the order of deposits.</param>
/// <param name="ReplacedBy">What replaced it; null as long as nothing has.</param>
internal sealed record StoredDocument(Document Document, Guid RowId, Guid ContentId, long Seq, string? ReplacedBy)
{
    /// <exception cref="MonEspaceSanteException">DOCUMENT_SANS_CONTENU.</exception>
    public void DemandContent()
    {
        if (ContentId == Guid.Empty) throw Refusal.Because(Reason.DocumentSansContenu);
    }
}
