using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Rights;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Finds the document that a new version replaces (RPLC), and judges whether the sender may. TD2.1b.</summary>
internal sealed class FindPredecessor(DocumentStore documents, DossierRights rights)
{
    private const string Field = "ClinicalDocument/relatedDocument/parentDocument/id";

    public async Task<Predecessor> DemandAsync(DbConnection connection, DossierAccess sender, DocumentMetadata successor)
    {
        var uniqueId = successor.ReplacesUniqueId;
        var stored = await documents.FindAsync(connection, sender.PatientId, uniqueId);
        if (stored is not { Document: var predecessor } || !IsKnownTo(sender, predecessor))
            throw Refusal.Because(Reason.PredecesseurIntrouvable, new Violation(Field, "absent du dossier"));
        if (!MayReplace(sender, predecessor))
            throw Refusal.Because(Reason.RemplacementInterdit, new Violation(Field, "d'un autre auteur"));
        if (predecessor.Status != DocumentStatus.Approved)
            throw Refusal.Because(
                Reason.PredecesseurRemplace, "replaced_by", stored.ReplacedBy ?? "", new Violation(Field, "déjà remplacé"));
        if (VaccinationRule.IsNote(predecessor.Metadata) != VaccinationRule.IsNote(successor))
            throw Refusal.Because(Reason.VaccinationInvalide, new Violation(Field, "une note n'en remplace qu'une autre"));
        return new Predecessor(
            uniqueId, stored.RowId, Guid.Parse(predecessor.LogicalId), predecessor.Visibility);
    }

    // What the sender may not see is refused like what is absent: its existence is part of what is hidden.
    private bool IsKnownTo(DossierAccess sender, Document document) =>
        document.Status != DocumentStatus.Deleted
        && (SenderRule.IsResponsible(sender.Session, document.Metadata)
            || (PatientDecision.IsReadable(sender) && rights.Lists(sender, document)));

    // A professional validates what the patient noted by a note of the same vaccination.
    private static bool MayReplace(DossierAccess sender, Document predecessor) =>
        SenderRule.IsResponsible(sender.Session, predecessor.Metadata)
        || (predecessor.Origin == DocumentOrigin.Patient && VaccinationRule.IsNote(predecessor.Metadata));
}
