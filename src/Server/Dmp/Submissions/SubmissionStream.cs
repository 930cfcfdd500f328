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
    public async Task<SubmissionEnd> ReadAsync(Announcement announcement, Func<DocumentHeader, Stream, Task> receive)
    {
        while (messages.Current.PartCase == Part.Header)
        {
            var header = messages.Current.Header;
            announcement.DemandSame(header);
            await using var bytes = new ChunkStream(messages);
            await receive(header, bytes);
        }

        return messages.Current.PartCase == Part.End
            ? messages.Current.End
            : throw Refusal.Because(Reason.EnvoiIncomplet, new Violation("end", "attendu après les documents"));
    }
}
