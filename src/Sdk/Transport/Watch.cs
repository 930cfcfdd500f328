using System.Runtime.CompilerServices;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Transport;

/// <summary>Follows a stream of the server over as many connections as it takes: each goes on where the one before was
/// cut.</summary>
/// <param name="calls">Who calls.</param>
/// <param name="open">Opens a connection at a cursor, which is empty for now.</param>
/// <param name="cursorOf">Where to go on after a message.</param>
internal sealed class Watch<T>(
    ServerCalls calls, Func<string, CallOptions, AsyncServerStreamingCall<T>> open, Func<T, string> cursorOf)
    where T : class
{
    /// <summary>The messages. The first connection is tried as often as a call is.</summary>
    public IAsyncEnumerable<T> ReadAsync(string? cursor, CancellationToken cancellationToken) =>
        ReadAsync(cursor, calls.OpenAsync, cancellationToken);

    /// <summary>The messages. The first connection too is tried for as long as it takes.</summary>
    public IAsyncEnumerable<T> AwaitAsync(string? cursor, CancellationToken cancellationToken) =>
        ReadAsync(cursor, calls.AwaitAsync, cancellationToken);

    /// <summary>Where a watch from now on begins.</summary>
    public async Task<string> NowAsync(CancellationToken cancellationToken)
    {
        using var stream = await calls.OpenAsync(exchange => OpenAsync("", exchange, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return cursorOf(stream.Current);
    }

    private async IAsyncEnumerable<T> ReadAsync(
        string? cursor,
        Func<Func<Exchange, Task<WatchStream<T>>>, CancellationToken, Task<WatchStream<T>>> begin,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (takings, place) = (calls.Tokens.Takings, cursor ?? "");
        var stream = await begin(exchange => OpenAsync(place, exchange, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        try
        {
            while (true)
            {
                while (await stream.NextAsync().ConfigureAwait(false) is { } message)
                {
                    place = cursorOf(message);
                    yield return message;
                }

                stream.Dispose();
                stream = await ResumeAsync(stream, place, takings, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            stream.Dispose();
        }
    }

    private Task<WatchStream<T>> ResumeAsync(
        WatchStream<T> ended, string place, int takings, CancellationToken cancellationToken) =>
        calls.StepAsync(
            ending => calls.Tokens.Takings == takings
                ? calls.ResumeAsync(
                    ended.Cut!, ended.Token, exchange => OpenAsync(place, exchange, cancellationToken), ending)

                // Whoever ends the session on purpose does not want another one opened.
                : throw Refusal.Because(Reason.SessionTerminee, ended.Cut!),
            cancellationToken);

    private Task<WatchStream<T>> OpenAsync(string cursor, Exchange exchange, CancellationToken cancellationToken) =>
        WatchStream<T>.OpenAsync(options => open(cursor, options), calls, exchange, cancellationToken);
}
