using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp;

/// <summary>Deprecates the document that another replaces (RPLC). TD2.1b.</summary>
internal sealed class ReplaceDocument(DocumentStore documents)
{
    private const string Field = "ClinicalDocument/relatedDocument/parentDocument/id";

    /// <returns>The logical id that the two documents share.</returns>
    public async Task<Guid> RunAsync(
        DbConnection connection, Guid patientId, SessionLps sender, DocumentMetadata successor)
    {
        var stored = await documents.FindAsync(connection, patientId, successor.ReplacesUniqueId);
        // A masked document is refused like an absent one: its existence is part of what is masked.
        if (stored?.Document is not { } predecessor || !ReadingRule.Shows(predecessor, sender))
            throw Refusal.Because(Reason.PredecesseurIntrouvable, new Violation(Field, "absent du dossier"));
        if (!SenderRule.IsResponsible(sender, predecessor.Metadata))
            throw Refusal.Because(Reason.RemplacementInterdit, new Violation(Field, "d'un autre auteur"));
        if (predecessor.Status != DocumentStatus.Approved)
            throw Refusal.Because(
                Reason.PredecesseurRemplace, "replaced_by", stored.ReplacedBy ?? "", new Violation(Field, "déjà remplacé"));

        await DocumentStore.DeprecateAsync(connection, patientId, successor.ReplacesUniqueId, successor.UniqueId);
        return Guid.Parse(predecessor.LogicalId);
    }
}
