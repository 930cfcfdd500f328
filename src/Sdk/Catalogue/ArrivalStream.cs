using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using Wire = MonEspaceSante.Protos.Catalogue.V1;

namespace MonEspaceSante.Catalogue;

/// <summary>One connection of a watch, from its first message to the cut.</summary>
internal sealed class ArrivalStream : IDisposable
{
    private readonly AsyncServerStreamingCall<Wire.WatchGrantedDocumentsResponse> _call;
    private readonly CancellationToken _cancellationToken;
    private bool _isFirst = true;

    private ArrivalStream(
        AsyncServerStreamingCall<Wire.WatchGrantedDocumentsResponse> call, CancellationToken cancellationToken)
    {
        _call = call;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Why it ended. Null as long as it goes on.</summary>
    public MonEspaceSanteException? Cut { get; private set; }

    public static async Task<ArrivalStream> OpenAsync(
        Wire.ApplicationService.ApplicationServiceClient service, string cursor, GrantTry attempt)
    {
        var options = await attempt.AuthorizeAsync().ConfigureAwait(false);
        var stream = new ArrivalStream(
            service.WatchGrantedDocuments(new() { Cursor = cursor }, options), attempt.CancellationToken);
        try
        {
            // It stands once its first message came.
            return await stream.MoveAsync().ConfigureAwait(false)
                ? stream
                : throw Refusal.Because(Reason.ConnexionInterrompue);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The next message; null once the connection is cut.</summary>
    public async Task<Wire.WatchGrantedDocumentsResponse?> NextAsync()
    {
        try
        {
            if (_isFirst || await MoveAsync().ConfigureAwait(false))
            {
                _isFirst = false;
                return _call.ResponseStream.Current;
            }

            Cut = Refusal.Because(Reason.ConnexionInterrompue);
        }
        catch (RpcException failure)
        {
            Cut = FailedCall.ToException(failure, started: true, _cancellationToken) switch
            {
                MonEspaceSanteException refusal => refusal,
                var cancelled => throw cancelled,
            };
        }

        return null;
    }

    public void Dispose() => _call.Dispose();

    private Task<bool> MoveAsync() => _call.ResponseStream.MoveNext(_cancellationToken);
}
