using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Rights;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Judges a document against what the dossier holds. The caller holds the dossier's row, and keeps it.</summary>
internal sealed class JudgeSubmission(FeedingOppositionStore oppositions, FindPredecessor findPredecessor)
{
    /// <returns>The document that it replaces; null for a first version.</returns>
    public async Task<Predecessor?> RunAsync(
        DbConnection connection, DossierAccess sender, ReceivedDocument received, SubmissionPurpose purpose)
    {
        if (await DocumentStore.HoldsAsync(connection, sender.PatientId, received.Metadata.UniqueId))
            throw Refusal.Because(Reason.DocumentDejaPresent);
        var predecessor = received.Metadata.ReplacesUniqueId.Length == 0
            ? null
            : await findPredecessor.DemandAsync(connection, sender, received.Metadata);
        // An opposition is to new documents: what the structure has sent may still be corrected.
        if (predecessor is null) await DemandNotOpposedAsync(connection, sender);
        else await JudgeSuccessorAsync(connection, sender, received, predecessor, purpose);
        if (VaccinationRule.IsNote(received.Metadata)) await JudgeNoteAsync(connection, sender, received, predecessor);
        return predecessor;
    }

    private async Task DemandNotOpposedAsync(DbConnection connection, DossierAccess sender)
    {
        if (await oppositions.IsOpposedAsync(connection, sender.PatientId, sender.Session.Structure.StructIdNat))
            throw Refusal.Because(Reason.OppositionAlimentation);
    }

    private static async Task JudgeSuccessorAsync(
        DbConnection connection,
        DossierAccess sender,
        ReceivedDocument received,
        Predecessor predecessor,
        SubmissionPurpose purpose)
    {
        DepositVisibility.DemandNothingTakenBack(predecessor.Visibility, received.Visibility);
        if (purpose != SubmissionPurpose.Automatique) return;
        var before = await DocumentStore.FindBodyDigestAsync(connection, sender.PatientId, predecessor.UniqueId);
        if (before is not null && received.Body.Digest.Span.SequenceEqual(before)) throw Refusal.Because(Reason.DocumentInchange);
    }

    private static async Task JudgeNoteAsync(
        DbConnection connection, DossierAccess sender, ReceivedDocument received, Predecessor? predecessor)
    {
        var vaccination = received.Body.Vaccinations[0];
        var holder = await VaccinationStore.FindNoteAsync(connection, sender.PatientId, vaccination);
        if (holder is not null && holder != predecessor?.RowId) throw Refusal.Because(Reason.VaccinationDejaPresente);
        if (predecessor is not null
            && await VaccinationStore.FindIdAsync(connection, sender.PatientId, predecessor.RowId) is { } kept
            && kept != vaccination.Id)
            throw Refusal.Because(
                Reason.VaccinationInvalide,
                new Violation("substanceAdministration/id", "à conserver dans une mise à jour", vaccination.Line));
    }
}
