using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Ins.V1;

namespace MonEspaceSante.Insi;

/// <summary>Verifies identities over as many connections as it takes: what has no verdict yet is asked again.</summary>
internal sealed class IdentityBatch(Wire.InsService.InsServiceClient service, ServerCalls calls)
{
    private const int LargestWindow = 1_000;
    private const int LongestLine = 64;

    // Connections in a row that bring no verdict: as many as a call is tried by default.
    private const int MostCuts = 4;

    private readonly ConcurrentDictionary<string, Wire.VerifyIdentitiesRequest> _unanswered = new();
    private readonly Channel<Wire.VerifyIdentitiesRequest> _unsent =
        Channel.CreateUnbounded<Wire.VerifyIdentitiesRequest>(new() { SingleReader = true, SingleWriter = true });

    private bool _wasOpen;

    public async IAsyncEnumerable<VerifiedIdentity> RunAsync(
        IAsyncEnumerable<IdentityToVerify> identities, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<IdentityStream> Open(Exchange exchange) => OpenAsync(exchange, cancellationToken);
        using var window = new SemaphoreSlim(LargestWindow);
        var stream = await calls.OpenAsync(Open, cancellationToken).ConfigureAwait(false);
        var reading = ReadAsync(identities, window, ending.Token);
        var cuts = 0;
        try
        {
            while (true)
            {
                while (await stream.NextAsync().ConfigureAwait(false) is { } line)
                {
                    if (!_unanswered.TryRemove(line.Line, out _))
                        continue;
                    window.Release();
                    cuts = 0;
                    yield return line.ToVerified();
                }

                if (stream.Cut is not { } cut)
                    break;
                if (++cuts > MostCuts)
                    throw cut;
                await stream.DisposeAsync().ConfigureAwait(false);
                stream = await calls.ResumeAsync(cut, stream.Token, Open, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await stream.DisposeAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading.ConfigureAwait(false);
    }

    // What fails in the caller's enumeration ends the batch once the lines before it have their verdicts.
    private async Task ReadAsync(
        IAsyncEnumerable<IdentityToVerify> identities, SemaphoreSlim window, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var identity in identities.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await window.WaitAsync(cancellationToken).ConfigureAwait(false);
                var request = identity.ToWire();
                if (request.Line.Length is 0 or > LongestLine)
                    throw new ArgumentException("The line of an identity has 1 to 64 characters", nameof(identities));
                if (!_unanswered.TryAdd(request.Line, request))
                    throw new ArgumentException("Two identities of the batch have one line name", nameof(identities));
                await _unsent.Writer.WriteAsync(request, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _unsent.Writer.Complete();
        }
    }

    private async Task<IdentityStream> OpenAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        var options = await exchange.AuthorizeAsync().ConfigureAwait(false);
        var again = _wasOpen ? _unanswered.Values : [];
        _wasOpen = true;
        return new IdentityStream(
            service.VerifyIdentities(options),
            calls,
            exchange.Token!,
            _unanswered,
            again,
            _unsent.Reader,
            cancellationToken);
    }
}
