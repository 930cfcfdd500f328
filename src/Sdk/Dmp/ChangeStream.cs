using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>One connection of a watch, from its opening to the cut.</summary>
internal sealed class ChangeStream : IDisposable
{
    private readonly AsyncServerStreamingCall<Wire.WatchDossierResponse> _call;
    private readonly ServerCalls _calls;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _ending;
    private Wire.WatchDossierResponse? _first;

    private ChangeStream(
        AsyncServerStreamingCall<Wire.WatchDossierResponse> call,
        ServerCalls calls,
        string token,
        CancellationToken cancellationToken)
    {
        _call = call;
        _calls = calls;
        Token = token;
        _cancellationToken = cancellationToken;
        _ending = calls.Carte.Until(cancellationToken);
    }

    /// <summary>What it was opened with.</summary>
    public string Token { get; }

    /// <summary>Where to go on: from the last message that came.</summary>
    public string Cursor { get; private set; } = "";

    /// <summary>Where the dossier stood when it was opened without a cursor.</summary>
    public string First => _first!.Cursor;

    /// <summary>Why it ended. Null as long as it goes on.</summary>
    public MonEspaceSanteException? Cut { get; private set; }

    /// <summary>Opens a connection, and waits for its first message: it stands from then on.</summary>
    public static async Task<ChangeStream> OpenAsync(
        Wire.DmpService.DmpServiceClient service,
        Wire.WatchDossierRequest request,
        ServerCalls calls,
        Exchange exchange,
        CancellationToken cancellationToken)
    {
        var options = await exchange.AuthorizeAsync().ConfigureAwait(false);
        var call = service.WatchDossier(request, options);
        var stream = new ChangeStream(call, calls, exchange.Token!, cancellationToken);
        try
        {
            await stream.BeginAsync(request.Cursor).ConfigureAwait(false);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The next change; null once the connection is cut.</summary>
    public async Task<DossierChange?> NextAsync()
    {
        try
        {
            while (_first is not null || await MoveAsync().ConfigureAwait(false))
            {
                var message = _first ?? _call.ResponseStream.Current;
                _first = null;
                Cursor = message.Cursor;
                await _calls.Session.KeepAliveAsync(_ending.Token).ConfigureAwait(false);
                if (message.Change is { } change)
                    return change.ToChange(message.Cursor);
            }

            Cut = Refusal.Because(Reason.ConnexionInterrompue);
        }
        catch (Exception failure) when (_calls.Carte.Explains(failure))
        {
            throw Refusal.Because(Reason.CarteRetiree, failure);
        }
        catch (RpcException failure)
        {
            ObjectDisposedException.ThrowIf(_calls.Session.IsDisposed, typeof(MonEspaceSanteClient));
            Cut = FailedCall.ToException(failure, started: true, _cancellationToken) switch
            {
                MonEspaceSanteException refusal => refusal,
                var cancelled => throw cancelled,
            };
        }

        return null;
    }

    public void Dispose()
    {
        _call.Dispose();
        _ending.Dispose();
    }

    private async Task BeginAsync(string cursor)
    {
        Cursor = cursor;
        if (!await MoveAsync().ConfigureAwait(false))
            throw Refusal.Because(Reason.ConnexionInterrompue);
        _first = _call.ResponseStream.Current;
    }

    private Task<bool> MoveAsync() => _call.ResponseStream.MoveNext(_ending.Token);
}
