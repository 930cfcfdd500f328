using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp;

/// <summary>Streams a document. TD3.2.</summary>
internal sealed class RetrieveDocument(OpenDossier openDossier, DocumentStore documents, ContentStore contents)
{
    public async Task RunAsync(
        SessionLps reader,
        Ins patient,
        string uniqueId,
        IServerStreamWriter<RetrieveDocumentResponse> answer,
        CancellationToken cancellationToken)
    {
        var dossier = await openDossier.DemandAsync(patient, cancellationToken);
        var stored = await documents.FindAsync(dossier, uniqueId, cancellationToken);
        // A masked document is refused like an absent one: its existence is part of what is masked.
        if (stored is null || !ReadingRule.Shows(stored.Document, reader))
            throw Refusal.Because(Reason.DocumentIntrouvable, new Violation("unique_id", "absent du dossier"));
        await answer.WriteAsync(new RetrieveDocumentResponse { Document = stored.Document }, cancellationToken);
        await foreach (var block in contents.ReadAsync(stored.ContentId, cancellationToken))
        {
            // The writer serialises before it returns, so the block may be reused.
            var chunk = UnsafeByteOperations.UnsafeWrap(block);
            await answer.WriteAsync(new RetrieveDocumentResponse { Chunk = chunk }, cancellationToken);
        }
    }
}
