using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Transport;

/// <summary>One connection of a watch, from its first message to the cut.</summary>
internal sealed class WatchStream<T> : IDisposable
    where T : class
{
    private readonly AsyncServerStreamingCall<T> _call;
    private readonly ServerCalls _calls;
    private readonly CancellationToken _cancellationToken;
    private bool _isFirst = true;

    private WatchStream(
        AsyncServerStreamingCall<T> call, ServerCalls calls, string token, CancellationToken cancellationToken)
    {
        _call = call;
        _calls = calls;
        _cancellationToken = cancellationToken;
        Token = token;
    }

    /// <summary>What it was opened with.</summary>
    public string Token { get; }

    /// <summary>The message that came last.</summary>
    public T Current => _call.ResponseStream.Current;

    /// <summary>Why it ended. Null as long as it goes on.</summary>
    public MonEspaceSanteException? Cut { get; private set; }

    /// <summary>Opens a connection, and waits for its first message: it stands from then on.</summary>
    public static async Task<WatchStream<T>> OpenAsync(
        Func<CallOptions, AsyncServerStreamingCall<T>> open,
        ServerCalls calls,
        Exchange exchange,
        CancellationToken cancellationToken)
    {
        var call = open(await exchange.AuthorizeAsync().ConfigureAwait(false));
        try
        {
            return await call.ResponseStream.MoveNext(exchange.CancellationToken).ConfigureAwait(false)
                ? new WatchStream<T>(call, calls, exchange.Token!, cancellationToken)
                : throw Refusal.Because(Reason.ConnexionInterrompue);
        }
        catch
        {
            call.Dispose();
            throw;
        }
    }

    /// <summary>The next message; null once the connection is cut.</summary>
    public async Task<T?> NextAsync()
    {
        try
        {
            if (_isFirst || await _calls.StepAsync(_call.ResponseStream.MoveNext, _cancellationToken).ConfigureAwait(false))
            {
                _isFirst = false;
                return Current;
            }

            Cut = Refusal.Because(Reason.ConnexionInterrompue);
        }
        catch (MonEspaceSanteException cut)
        {
            Cut = cut;
        }

        return null;
    }

    public void Dispose() => _call.Dispose();
}
