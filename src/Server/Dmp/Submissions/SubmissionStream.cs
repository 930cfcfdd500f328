using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using Part = MonEspaceSante.Protos.Dmp.V1.SubmitDocumentsRequest.PartOneofCase;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>The messages of a submission in their order: a header and its chunks for each document, then the end.</summary>
internal sealed class SubmissionStream(IAsyncStreamReader<SubmitDocumentsRequest> messages)
{
    /// <summary>What the first header announces.</summary>
    public async Task<Announcement> ReadAnnouncementAsync(CancellationToken cancellationToken)
    {
        if (!await messages.MoveNext(cancellationToken) || messages.Current.PartCase != Part.Header)
            throw Refusal.Because(Reason.EnvoiIncomplet, new Violation("header", "attendu en premier"));
        return Announcement.Read(messages.Current.Header);
    }

    /// <summary>Hands over each document, whose bytes must be read to their end, and returns the end.</summary>
    public async Task<SubmissionEnd> ReadAsync(
        Announcement announcement, Func<DocumentHeader, Stream, Task> receive, CancellationToken cancellationToken)
    {
        for (var rank = 0; messages.Current.PartCase == Part.Header; rank++)
        {
            var header = messages.Current.Header;
            announcement.DemandSame(header);
            await using var bytes = new ChunkStream(NextChunkAsync);
            await Refusal.OfDocumentAsync(rank, () => receive(header, bytes));
        }

        if (messages.Current.PartCase != Part.End)
            throw Refusal.Because(Reason.EnvoiIncomplet, new Violation("end", "attendu après les documents"));
        var end = messages.Current.End;
        // A document after the end is in no manifest: its sender must not believe that it was taken.
        if (await messages.MoveNext(cancellationToken))
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("end", "dernier message attendu"));
        return end;
    }

    // The header of the next document, or the end of all, ends a document.
    private async Task<ByteString?> NextChunkAsync(CancellationToken cancellationToken)
    {
        if (!await messages.MoveNext(cancellationToken)) throw Refusal.Because(Reason.EnvoiIncomplet);
        return messages.Current.PartCase == Part.Chunk ? messages.Current.Chunk : null;
    }
}
