using Grpc.Core;
using MonEspaceSante.GrpcStandIns.Tests.Protos;

namespace MonEspaceSante.GrpcStandIns.Tests.Interop;

/// <summary>PeerService as <c>peer.proto</c> describes it.</summary>
internal sealed class DotNetPeer : PeerService.PeerServiceBase
{
    private readonly TaskCompletionSource _callerGone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a caller of Wait has given up.</summary>
    public Task CallerGone => _callerGone.Task;

    public override async Task<Letter> Echo(Letter request, ServerCallContext context)
    {
        var headers = new Metadata();
        foreach (var note in context.RequestHeaders.Where(IsNote))
        {
            headers.Add(note);
            context.ResponseTrailers.Add(note);
        }

        if (request.Text.Length > 1000)
        {
            headers.Add("grpc-internal-encoding-request", "gzip");
        }

        await context.WriteResponseHeadersAsync(headers);
        return request;
    }

    public override async Task<Letter> Join(IAsyncStreamReader<Letter> requestStream, ServerCallContext context)
    {
        var words = new List<string>();
        await foreach (var letter in requestStream.ReadAllAsync(context.CancellationToken))
        {
            words.Add(letter.Text);
        }

        return new Letter { Text = string.Join(' ', words) };
    }

    public override async Task Split(
        Letter request, IServerStreamWriter<Letter> responseStream, ServerCallContext context)
    {
        foreach (var word in request.Text.Split(' '))
        {
            await responseStream.WriteAsync(new Letter { Text = word }, context.CancellationToken);
        }
    }

    public override async Task Converse(
        IAsyncStreamReader<Letter> requestStream, IServerStreamWriter<Letter> responseStream, ServerCallContext context)
    {
        await foreach (var letter in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await responseStream.WriteAsync(letter, context.CancellationToken);
        }
    }

    public override Task<Letter> Refuse(Letter request, ServerCallContext context) => throw new RpcException(
        new Status(StatusCode.FailedPrecondition, request.Text),
        new Metadata { { "note-bin", new byte[] { 0x00, 0xFF, 0x80 } } });

    public override Task<Letter> Identify(Letter request, ServerCallContext context) => Task.FromResult(
        new Letter { Text = context.AuthContext.FindPropertiesByName("x509_common_name").Single().Value });

    public override async Task Wait(
        Letter request, IServerStreamWriter<Letter> responseStream, ServerCallContext context)
    {
        var answer = context.Deadline == DateTime.MaxValue ? "unlimited" : "limited";
        try
        {
            await responseStream.WriteAsync(new Letter { Text = answer }, context.CancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
        }
        finally
        {
            _callerGone.SetResult();
        }
    }

    private static bool IsNote(Metadata.Entry entry) => entry.Key.StartsWith("note", StringComparison.Ordinal);
}
