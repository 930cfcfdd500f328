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

    /// <returns>The document that a professional or a structure replaces; null for a first version.</returns>
    public async Task<Predecessor?> DemandAsync(DbConnection connection, DossierAccess sender, DocumentMetadata successor)
    {
        if (await FindAsync(connection, sender.PatientId, successor) is not { } stored) return null;
        var predecessor = stored.Document;
        var isSenders = SenderRule.IsResponsible(sender.Session, predecessor.Metadata);
        // What the sender may not see is refused like what is absent: its existence is part of what is hidden.
        if (!isSenders && !(PatientDecision.IsReadable(sender) && rights.Lists(sender, predecessor))) throw Absent();
        if (!isSenders && !IsForProfessionalsToValidate(predecessor)) throw OfAnother();
        return Judged(stored, isSenders, successor);
    }

    /// <returns>The document that the patient or the system replaces; null for a first version.</returns>
    public async Task<Predecessor?> DemandOwnAsync(
        DbConnection connection, Guid patientId, DocumentMetadata successor, DocumentOrigin origin)
    {
        if (await FindAsync(connection, patientId, successor) is not { } stored) return null;
        return stored.Document.Origin == origin ? Judged(stored, isSenders: true, successor) : throw OfAnother();
    }

    private async Task<StoredDocument?> FindAsync(DbConnection connection, Guid patientId, DocumentMetadata successor)
    {
        if (successor.ReplacesUniqueId.Length == 0) return null;
        return await documents.FindAsync(connection, patientId, successor.ReplacesUniqueId) ?? throw Absent();
    }

    private static Predecessor Judged(StoredDocument stored, bool isSenders, DocumentMetadata successor)
    {
        if (stored.Document.Status != DocumentStatus.Approved)
            throw Refusal.Because(
                Reason.PredecesseurRemplace, "replaced_by", stored.ReplacedBy ?? "", new Violation(Field, "déjà remplacé"));
        if (VaccinationRule.IsNote(stored.Document.Metadata) != VaccinationRule.IsNote(successor))
            throw Refusal.Because(Reason.VaccinationInvalide, new Violation(Field, "une note n'en remplace qu'une autre"));
        return new Predecessor(stored.RowId, stored.Document, isSenders);
    }

    // A professional validates what the patient noted by a note of the same vaccination.
    private static bool IsForProfessionalsToValidate(Document document) =>
        document.Origin == DocumentOrigin.Patient && VaccinationRule.IsNote(document.Metadata);

    private static MonEspaceSanteException Absent() =>
        Refusal.Because(Reason.PredecesseurIntrouvable, new Violation(Field, "absent du dossier"));

    private static MonEspaceSanteException OfAnother() =>
        Refusal.Because(Reason.RemplacementInterdit, new Violation(Field, "d'un autre auteur"));
}
