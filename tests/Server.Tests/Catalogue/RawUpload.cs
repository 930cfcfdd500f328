using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Tests.Catalogue;

/// <summary>A deposit of an application, message by message.</summary>
internal sealed class RawUpload(PairedApplication application, Guid requestId) : IDisposable
{
    private readonly AsyncClientStreamingCall<DepositGrantedDocumentRequest, Document> _call =
        application.Client.Applications.DepositGrantedDocument(application.Client.Headers());

    private bool _hasBegun;

    public async Task SendAsync(byte[] bytes)
    {
        if (!_hasBegun) await _call.RequestStream.WriteAsync(new() { RequestId = requestId.ToString("D") });
        _hasBegun = true;
        foreach (var chunk in bytes.Chunk(32 * 1024))
            await _call.RequestStream.WriteAsync(new() { Chunk = ByteString.CopyFrom(chunk) });
    }

    public async Task<Document> EndAsync()
    {
        await _call.RequestStream.CompleteAsync();
        return await _call.ResponseAsync;
    }

    /// <summary>What the server answers before the end was sent.</summary>
    public Task<Document> AnswerAsync() => _call.ResponseAsync;

    public void Dispose() => _call.Dispose();
}
