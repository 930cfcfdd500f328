using System.Security.Cryptography;
using Google.Protobuf;
using MonEspaceSante.Dmp;
using MonEspaceSante.Transport;
using SendCall = MonEspaceSante.Dmp.UploadCall<
    MonEspaceSante.Protos.Messagerie.V1.SendMessageRequest, MonEspaceSante.Protos.Messagerie.V1.Message>;
using Wire = MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Messagerie;

/// <summary>A message on its way: what stays the same over all tries.</summary>
internal sealed class MessageUpload(MailboxWire wire, Wire.MessageHeader header, IReadOnlyList<NewAttachment> attachments)
{
    private const int BufferLength = 64 * 1024;

    private readonly IReadOnlyList<PlacedDocument> _contents =
        [.. attachments.Select(attachment => new PlacedDocument(attachment.Content, Visibility.Everyone))];

    /// <summary>One try.</summary>
    public async Task<Message> SendAsync(Exchange exchange, IProgress<long>? progress)
    {
        using var call = new SendCall(options => wire.Send(options), chunk => new() { Chunk = chunk }, exchange, progress);
        await call.OpenAsync(new() { Header = header }).ConfigureAwait(false);
        exchange.MayRepeat = _contents.All(content => content.Content.CanSeek);
        var end = new Wire.SendMessageEnd();
        foreach (var (rank, attachment) in attachments.Index())
        {
            await call.OpenAsync(new() { Attachment = attachment.ToWire() }).ConfigureAwait(false);
            end.Sha256.Add(await WriteAsync(call, _contents[rank].Rewind(), exchange).ConfigureAwait(false));
        }

        return (await call.EndAsync(new() { End = end }).ConfigureAwait(false)).ToModel();
    }

    private static async Task<ByteString> WriteAsync(SendCall call, Stream content, Exchange exchange)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferLength];
        while (await content.ReadAsync(buffer, exchange.CancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            sha256.AppendData(buffer, 0, count);
            await call.WriteAsync(buffer.AsMemory(0, count)).ConfigureAwait(false);
        }

        return ByteString.CopyFrom(sha256.GetHashAndReset());
    }
}
