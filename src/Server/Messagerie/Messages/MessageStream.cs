using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Dmp.Submissions;
using Part = MonEspaceSante.Protos.Messagerie.V1.SendMessageRequest.PartOneofCase;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>The messages of a call that sends one: a header, each attachment and its chunks, then the end.</summary>
internal sealed class MessageStream(IAsyncStreamReader<SendMessageRequest> messages)
{
    public async Task<MessageHeader> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        if (!await messages.MoveNext(cancellationToken) || messages.Current.PartCase != Part.Header)
            throw Refusal.Because(Reason.EnvoiIncomplet, new Violation("header", "attendu en premier"));
        return messages.Current.Header;
    }

    /// <summary>Hands over each attachment, whose bytes must be read to their end, and returns the end.</summary>
    public async Task<SendMessageEnd> ReadAsync(
        Func<AttachmentHeader, Stream, Task> receive, CancellationToken cancellationToken)
    {
        await MoveAsync(cancellationToken);
        for (var rank = 0; messages.Current.PartCase == Part.Attachment; rank++)
        {
            var header = messages.Current.Attachment;
            await using var bytes = new ChunkStream(NextChunkAsync);
            await Refusal.OfDocumentAsync(rank, () => receive(header, bytes));
        }

        if (messages.Current.PartCase != Part.End)
            throw Refusal.Because(Reason.EnvoiIncomplet, new Violation("end", "attendu après les pièces jointes"));
        var end = messages.Current.End;
        if (await messages.MoveNext(cancellationToken))
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("end", "dernier message attendu"));
        return end;
    }

    /// <summary>Demands that what arrived is what left.</summary>
    /// <exception cref="MonEspaceSanteException">ENVOI_INCOMPLET, EMPREINTE_DIFFERENTE.</exception>
    public static void DemandSameBytes(IReadOnlyList<byte[]> digests, SendMessageEnd end)
    {
        if (end.Sha256.Count != digests.Count)
            throw Refusal.Because(Reason.EnvoiIncomplet, new Violation("end.sha256", "une empreinte par pièce attendue"));
        foreach (var (rank, digest) in digests.Index())
        {
            if (!end.Sha256[rank].Span.SequenceEqual(digest)) throw Refusal.Because(Reason.EmpreinteDifferente);
        }
    }

    // The next attachment, or the end of all, ends an attachment.
    private async Task<ByteString?> NextChunkAsync(CancellationToken cancellationToken)
    {
        await MoveAsync(cancellationToken);
        return messages.Current.PartCase == Part.Chunk ? messages.Current.Chunk : null;
    }

    private async Task MoveAsync(CancellationToken cancellationToken)
    {
        if (!await messages.MoveNext(cancellationToken)) throw Refusal.Because(Reason.EnvoiIncomplet);
    }
}
