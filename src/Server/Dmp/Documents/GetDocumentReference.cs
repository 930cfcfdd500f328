using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>Tells how the registry knows a document, for a software that feeds and may not search. TD3.1b.</summary>
internal sealed class GetDocumentReference(
    OpenDossier openDossier, KnownDocument knownDocument, DossierJournal journal)
{
    public async Task<DocumentReference> RunAsync(
        Caller caller, Ins patient, string uniqueId, CancellationToken cancellationToken)
    {
        var access = await openDossier.DemandAsync(caller, patient, Transactions.FindReference, cancellationToken);
        var document = (await knownDocument.DemandAsync(access, uniqueId, cancellationToken)).Document;
        await journal.AppendAsync(access, new TracedAct(Transactions.FindReference, uniqueId), cancellationToken);
        return new DocumentReference
        {
            UniqueId = document.Metadata.UniqueId,
            EntryId = document.EntryId,
            LogicalId = document.LogicalId,
            Status = document.Status,
            Archived = document.Archived,
        };
    }
}
