using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Rights;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Deprecates the document that another replaces (RPLC). TD2.1b.</summary>
internal sealed class ReplaceDocument(DocumentStore documents, DossierRights rights)
{
    private const string Field = "ClinicalDocument/relatedDocument/parentDocument/id";

    /// <returns>The logical id that the two documents share.</returns>
    public async Task<Guid> RunAsync(
        DbConnection connection, DossierAccess sender, DocumentMetadata successor)
    {
        var stored = await documents.FindAsync(connection, sender.PatientId, successor.ReplacesUniqueId);
        var isOwn = stored is not null && SenderRule.IsResponsible(sender.Session, stored.Document.Metadata);
        // What the sender may not see is refused like what is absent: its existence is part of what is hidden.
        if (stored?.Document is not { } predecessor || !(isOwn || IsListed(sender, predecessor)))
            throw Refusal.Because(Reason.PredecesseurIntrouvable, new Violation(Field, "absent du dossier"));
        if (!isOwn)
            throw Refusal.Because(Reason.RemplacementInterdit, new Violation(Field, "d'un autre auteur"));
        if (predecessor.Status != DocumentStatus.Approved)
            throw Refusal.Because(
                Reason.PredecesseurRemplace, "replaced_by", stored.ReplacedBy ?? "", new Violation(Field, "déjà remplacé"));

        await DocumentStore.DeprecateAsync(connection, sender.PatientId, successor.ReplacesUniqueId, successor.UniqueId);
        return Guid.Parse(predecessor.LogicalId);
    }

    private bool IsListed(DossierAccess sender, Document document) =>
        PatientDecision.IsReadable(sender) && rights.Lists(sender, document);
}
