using Grpc.Core;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Streams a document to the person it is about, or to who represents them.</summary>
internal sealed class ReadDocument(PersonDossier dossier, ShownDocument shownDocument, ContentStore contents)
{
    public async Task RunAsync(
        PersonCaller caller,
        ReadDocumentRequest request,
        IServerStreamWriter<ReadDocumentResponse> answer,
        CancellationToken cancellationToken)
    {
        var access = await dossier.DemandAsync(caller, request.Patient, cancellationToken);
        var stored = await shownDocument.DemandAsync(access, request.UniqueId, cancellationToken);
        stored.DemandContent();
        await answer.WriteAsync(new ReadDocumentResponse { Document = stored.Document }, cancellationToken);
        await foreach (var chunk in contents.ReadChunksAsync(stored.ContentId, cancellationToken))
            await answer.WriteAsync(new ReadDocumentResponse { Chunk = chunk }, cancellationToken);
    }
}
