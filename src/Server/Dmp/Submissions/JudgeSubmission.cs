using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Rights;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Judges a document against what the dossier holds. The caller holds the dossier's row, and keeps it.</summary>
internal sealed class JudgeSubmission(
    FeedingOppositionStore oppositions, FindPredecessor findPredecessor, VaccinationStore vaccinations)
{
    /// <returns>The document that it replaces; null for a first version.</returns>
    public async Task<Predecessor?> RunAsync(
        DbConnection connection, DossierAccess sender, ReceivedDocument received, SubmissionPurpose purpose)
    {
        await DemandNewAsync(connection, sender.PatientId, received);
        var predecessor = await findPredecessor.DemandAsync(connection, sender, received.Metadata);
        // An opposition is to new documents: what the sender has sent may still be corrected. To validate what the patient
        // noted is to send something new.
        if (predecessor is not { IsSenders: true }) await DemandNotOpposedAsync(connection, sender);
        if (predecessor is not null && purpose == SubmissionPurpose.Automatique)
            await UnchangedDocument.RefuseAsync(connection, sender.PatientId, predecessor, received);
        await JudgePlaceAsync(connection, sender.PatientId, received, predecessor);
        return predecessor;
    }

    /// <summary>The same for a document that the patient or the system brings: nobody's feeding is opposed.</summary>
    public async Task<Predecessor?> RunOwnAsync(DbConnection connection, Guid patientId, ReceivedDocument received)
    {
        await DemandNewAsync(connection, patientId, received);
        var predecessor = await findPredecessor.DemandOwnAsync(
            connection, patientId, received.Metadata, received.Header.Origin);
        await JudgePlaceAsync(connection, patientId, received, predecessor);
        return predecessor;
    }

    private static async Task DemandNewAsync(DbConnection connection, Guid patientId, ReceivedDocument received)
    {
        if (await DocumentStore.HoldsAsync(connection, patientId, received.Metadata.UniqueId))
            throw Refusal.Because(Reason.DocumentDejaPresent);
    }

    private async Task DemandNotOpposedAsync(DbConnection connection, DossierAccess sender)
    {
        if (await oppositions.IsOpposedAsync(connection, sender.PatientId, sender.Session.Structure.StructIdNat))
            throw Refusal.Because(Reason.OppositionAlimentation);
    }

    private async Task JudgePlaceAsync(
        DbConnection connection, Guid patientId, ReceivedDocument received, Predecessor? predecessor)
    {
        if (predecessor is not null)
            VisibilityLimits.DemandNothingTakenBack(predecessor.Visibility, received.Visibility);
        if (VaccinationRule.IsNote(received.Metadata)) await JudgeNoteAsync(connection, patientId, received, predecessor);
    }

    private async Task JudgeNoteAsync(
        DbConnection connection, Guid patientId, ReceivedDocument received, Predecessor? predecessor)
    {
        var vaccination = received.Body.Vaccinations[0];
        var holder = await vaccinations.FindNoteAsync(connection, patientId, vaccination);
        if (holder is not null && holder != predecessor?.RowId) throw Refusal.Because(Reason.VaccinationDejaPresente);
        if (predecessor is not null
            && await vaccinations.TellsAnotherAsync(connection, patientId, predecessor.RowId, vaccination))
            throw Refusal.Because(
                Reason.VaccinationInvalide,
                new Violation("substanceAdministration/id", "à conserver dans une mise à jour", vaccination.Line));
    }
}
