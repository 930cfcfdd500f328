using Grpc.Core;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>Streams a document to an application, for as long as its grant stands.</summary>
internal sealed class ReadGrantedDocument(
    DemandGrant demandGrant, GrantGuards guards, DocumentStore documents, ContentStore contents, GrantedJournal journal)
{
    public async Task RunAsync(
        ApplicationCaller caller,
        string uniqueId,
        IServerStreamWriter<ReadGrantedDocumentResponse> answer,
        CancellationToken cancellationToken)
    {
        KnownDocument.DemandIdentifier(uniqueId);
        var access = await demandGrant.RunAsync(caller, GrantScope.LireDocuments, cancellationToken);
        await using var guard = guards.Watch(access, GrantScope.LireDocuments, cancellationToken);
        var stored = await documents.FindAsync(access.PatientId, uniqueId, cancellationToken);
        // What is hidden is refused like what is absent: its existence is part of what is hidden.
        if (stored is null || !GrantedDocuments.Shows(access, stored.Document)) throw KnownDocument.Absent();
        stored.DemandContent();
        await journal.AppendAsync(access, new TracedAct(GrantedActs.ReadDocument, uniqueId), cancellationToken);
        await answer.WriteAsync(new ReadGrantedDocumentResponse { Document = stored.Document }, cancellationToken);
        await foreach (var chunk in contents.ReadChunksAsync(stored.ContentId, cancellationToken))
        {
            guard.Demand();
            // Never cut by the guard: a write that is cut ends the call without a reason.
            await answer.WriteAsync(new ReadGrantedDocumentResponse { Chunk = chunk }, cancellationToken);
        }

        // Nobody is told that a document was read whole whose grant ended on the way.
        await demandGrant.RunAsync(caller, GrantScope.LireDocuments, cancellationToken);
    }
}
