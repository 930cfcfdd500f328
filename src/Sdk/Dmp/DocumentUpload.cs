using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>One try of a deposit: takes the document while it is read, and sends it on as it is.</summary>
internal sealed class DocumentUpload(
    Wire.DmpService.DmpServiceClient service, Deposit deposit, Exchange exchange) : CdaSink, IDisposable
{
    private const int ChunkLength = 64 * 1024;

    private readonly byte[] _chunk = new byte[ChunkLength];
    private readonly DocumentHashes _hashes = new();
    private Wire.ManifestDocument _entry = new();
    private AsyncClientStreamingCall<Wire.SubmitDocumentsRequest, Wire.Submission>? _call;
    private int _filled;

    public override async ValueTask OnHeaderAsync(CdaHeader header, CancellationToken cancellationToken)
    {
        var metadata = DocumentMetadata.FromCda(header);
        if (metadata.Patient != deposit.Patient)
            throw Refusal.Because(
                Reason.PatientDifferent,
                new Violation("ClinicalDocument/recordTarget/patientRole/id", "un autre patient que celui du dossier"));
        var bytes = metadata.Serialize();
        _entry = new Wire.ManifestDocument
        {
            UniqueId = metadata.UniqueId,
            MetadataSha256 = UnsafeByteOperations.UnsafeWrap(SHA256.HashData(bytes)),
            Visibility = deposit.Visibility.ToWire(),
        };
        _call = service.SubmitDocuments(await exchange.AuthorizeAsync().ConfigureAwait(false));
        await SendAsync(new()
        {
            Header = new Wire.DocumentHeader
            {
                Patient = deposit.Patient.ToWire(),
                Metadata = UnsafeByteOperations.UnsafeWrap(bytes),
                Visibility = deposit.Visibility.ToWire(),
                RequestId = deposit.RequestId,
            },
        }).ConfigureAwait(false);
    }

    public override async ValueTask OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _hashes.Append(bytes.Span);
        while (!bytes.IsEmpty)
        {
            var taken = Math.Min(bytes.Length, ChunkLength - _filled);
            bytes[..taken].CopyTo(_chunk.AsMemory(_filled));
            _filled += taken;
            bytes = bytes[taken..];
            if (_filled == ChunkLength)
                await SendChunkAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Sends the rest, then what the card signed, and returns what the dossier took.</summary>
    public async Task<Wire.Submission> EndAsync()
    {
        if (_filled > 0)
            await SendChunkAsync().ConfigureAwait(false);
        _entry.Size = _hashes.Size;
        _entry.Sha1 = UnsafeByteOperations.UnsafeWrap(_hashes.Sha1());
        _entry.Sha256 = UnsafeByteOperations.UnsafeWrap(_hashes.Sha256());
        await SendAsync(new() { End = deposit.Sign(_entry) }).ConfigureAwait(false);
        await _call!.RequestStream.CompleteAsync().ConfigureAwait(false);
        return await _call.ResponseAsync.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _call?.Dispose();
        _hashes.Dispose();
    }

    private async Task SendChunkAsync()
    {
        // The call has written the message out when it returns, so the buffer serves again.
        var chunk = UnsafeByteOperations.UnsafeWrap(_chunk.AsMemory(0, _filled));
        await SendAsync(new() { Chunk = chunk }).ConfigureAwait(false);
        _filled = 0;
        deposit.Progress?.Report(_hashes.Size);
    }

    private async Task SendAsync(Wire.SubmitDocumentsRequest message)
    {
        try
        {
            await _call!.RequestStream.WriteAsync(message).ConfigureAwait(false);
            exchange.HasStarted = true;
        }
        catch (Exception failure) when (
            failure is RpcException or InvalidOperationException or IOException or HttpRequestException)
        {
            // The server ended the call, or was cut off, while the document was on its way: the answer tells why, the
            // failed write does not.
            await _call!.ResponseAsync.ConfigureAwait(false);
            throw;
        }
    }
}
