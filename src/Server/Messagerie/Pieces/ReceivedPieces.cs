using System.Security.Cryptography;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>The attachments of a message on their way into mailboxes. Disposed before they are kept, they leave
/// nothing.</summary>
internal sealed class ReceivedPieces(ContentStore contents, PieceRule rule, long largest) : IAsyncDisposable
{
    private const int BufferLength = 64 * 1024;

    private readonly List<Guid> _contents = [];
    private readonly List<ReceivedPiece> _pieces = [];
    private long _size;
    private bool _isKept;

    public IReadOnlyList<ReceivedPiece> Pieces => _pieces;

    /// <summary>Takes an attachment: its bytes are judged once they are durable.</summary>
    public async Task AddAsync(AttachmentHeader header, Stream bytes, CancellationToken cancellationToken)
    {
        var content = contents.Create();
        _contents.Add(content.Id);
        await using (content)
        {
            var (size, sha256) = await CopyAsync(header, bytes, content, cancellationToken);
            await content.CompleteAsync(cancellationToken);
            var found = await rule.JudgeAsync(header, content.Id, size, cancellationToken);
            _pieces.Add(new ReceivedPiece(header, content.Id, size, sha256, found));
        }
    }

    /// <summary>Runs the write that makes rows name the bytes, which stay when it does, or may have.</summary>
    /// <param name="write">Whether it is new: false when the message was sent before.</param>
    public async Task KeepAsync(Func<Task<bool>> write)
    {
        try
        {
            _isKept = await write();
        }
        catch (OutcomeUnknownException)
        {
            // The rows may stand: the sweep of the next start decides whether the bytes do.
            _isKept = true;
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        if (!_isKept) _contents.ForEach(contents.Delete);
        return ValueTask.CompletedTask;
    }

    private async Task<(long Size, byte[] Sha256)> CopyAsync(
        AttachmentHeader header, Stream bytes, ContentWriter content, CancellationToken cancellationToken)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferLength];
        var size = 0L;
        while (await bytes.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) is > 0 and var count)
        {
            if (size == 0) rule.DemandBeginning(header, buffer.AsSpan(0, count));
            size += count;
            _size += count;
            if (_size > largest) throw Refusal.Because(Reason.MessageTropGrand, "limit_bytes", $"{largest}");
            sha256.AppendData(buffer, 0, count);
            await content.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return size > 0 ? (size, sha256.GetHashAndReset()) : throw PieceRule.Refused("attachment", "fichier vide");
    }
}
