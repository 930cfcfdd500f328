using System.Threading.Channels;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Ins.V1;

namespace MonEspaceSante.Insi;

/// <summary>One connection of a batch, from its opening to its end or to the cut.</summary>
internal sealed class IdentityStream : IAsyncDisposable
{
    private static readonly WriteOptions Buffered = new(WriteFlags.BufferHint);

    private readonly AsyncDuplexStreamingCall<Wire.VerifyIdentitiesRequest, Wire.VerifyIdentitiesResponse> _call;
    private readonly IReadOnlyDictionary<string, Wire.VerifyIdentitiesRequest> _unanswered;
    private readonly ServerCalls _calls;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _ending;
    private readonly Task _sending;
    private bool _isDisposed;

    public IdentityStream(
        AsyncDuplexStreamingCall<Wire.VerifyIdentitiesRequest, Wire.VerifyIdentitiesResponse> call,
        ServerCalls calls,
        string token,
        IReadOnlyDictionary<string, Wire.VerifyIdentitiesRequest> unanswered,
        ICollection<Wire.VerifyIdentitiesRequest> again,
        ChannelReader<Wire.VerifyIdentitiesRequest> unsent,
        CancellationToken cancellationToken)
    {
        _call = call;
        _calls = calls;
        _unanswered = unanswered;
        _cancellationToken = cancellationToken;
        Token = token;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _sending = calls.StepAsync(ending => SendAsync(again, unsent, ending), _ending.Token);
    }

    /// <summary>What it was opened with.</summary>
    public string Token { get; }

    /// <summary>Why it ended before every line had its verdict. Null otherwise.</summary>
    public MonEspaceSanteException? Cut { get; private set; }

    /// <summary>The next verdict; null once the connection has ended.</summary>
    public async Task<Wire.VerifyIdentitiesResponse?> NextAsync()
    {
        try
        {
            if (await _calls.StepAsync(_call.ResponseStream.MoveNext, _cancellationToken).ConfigureAwait(false))
                return _call.ResponseStream.Current;

            // A server that has ended the call takes no more lines: those that fail to leave have no verdict, and go again.
            await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Cut = _unanswered.Count == 0 ? null : Refusal.Because(Reason.ConnexionInterrompue);
        }
        catch (MonEspaceSanteException cut)
        {
            Cut = cut;
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        await _ending.CancelAsync().ConfigureAwait(false);
        _call.Dispose();
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    // What waits to be sent when a connection is made again goes twice: the second verdict is nobody's.
    private async Task SendAsync(
        ICollection<Wire.VerifyIdentitiesRequest> again,
        ChannelReader<Wire.VerifyIdentitiesRequest> unsent,
        CancellationToken cancellationToken)
    {
        foreach (var request in again)
            await _call.RequestStream.WriteAsync(request, cancellationToken).ConfigureAwait(false);
        while (await unsent.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (unsent.TryRead(out var next))
            {
                // What follows at once leaves with it: a packet for each line would cost more than the line.
                _call.RequestStream.WriteOptions = unsent.TryPeek(out _) ? Buffered : null;
                await _call.RequestStream.WriteAsync(next, cancellationToken).ConfigureAwait(false);
            }
        }

        await _call.RequestStream.CompleteAsync().ConfigureAwait(false);
    }
}
