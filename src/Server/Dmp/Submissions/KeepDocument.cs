using System.Data.Common;
using MonEspaceSante.Server.Dmp.Changes;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Dossiers;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Puts a document that was judged into the dossier, in the place of the one it replaces. The caller holds the dossier's row.</summary>
internal sealed class KeepDocument(
    DocumentStore documents, VaccinationStore vaccinations, ChangeStore changes, TimeProvider time)
{
    public async Task RunAsync(
        DbConnection connection, Guid patientId, Guid submissionId, ReceivedDocument document, Predecessor? predecessor)
    {
        var entryId = Guid.NewGuid();
        var logicalId = predecessor?.LogicalId ?? entryId;
        if (predecessor is not null)
            await DocumentStore.DeprecateAsync(connection, patientId, predecessor.UniqueId, document.Metadata.UniqueId);
        var place = new DocumentPlace(
            patientId, submissionId, entryId, logicalId, await DossierStore.NextSeqAsync(connection, patientId));
        await documents.InsertAsync(connection, place, document);
        if (VaccinationRule.IsNote(document.Metadata))
            await vaccinations.SaveAsync(
                connection, patientId, entryId, predecessor?.RowId, document.Body.Vaccinations[0]);
        await DossierStore.DateLastDocumentAsync(connection, patientId, time.GetUtcNow());
        await changes.AppendArrivalAsync(connection, place, predecessor?.UniqueId);
    }
}
