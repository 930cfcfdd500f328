using Grpc.Core;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>Streams a document. TD3.2.</summary>
internal sealed class RetrieveDocument(
    OpenDossier openDossier, DossierRights rights, DocumentStore documents, ContentStore contents, DossierJournal journal)
{
    public async Task RunAsync(
        Caller caller,
        Ins patient,
        string uniqueId,
        IServerStreamWriter<RetrieveDocumentResponse> answer,
        CancellationToken cancellationToken)
    {
        KnownDocument.DemandIdentifier(uniqueId);
        var access = await openDossier.DemandReadableAsync(caller, patient, Transactions.Retrieve, cancellationToken);
        var stored = await documents.FindAsync(access.PatientId, uniqueId, cancellationToken);
        // A masked document is refused like an absent one: its existence is part of what is masked.
        if (stored is null || !rights.Reads(access, stored.Document)) throw KnownDocument.Absent();
        stored.DemandContent();
        await journal.AppendAsync(access, new TracedAct(Transactions.Retrieve, uniqueId), cancellationToken);
        await answer.WriteAsync(new RetrieveDocumentResponse { Document = stored.Document }, cancellationToken);
        await foreach (var chunk in contents.ReadChunksAsync(stored.ContentId, cancellationToken))
            await answer.WriteAsync(new RetrieveDocumentResponse { Chunk = chunk }, cancellationToken);
    }
}
