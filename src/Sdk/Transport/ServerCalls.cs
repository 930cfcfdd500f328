using Grpc.Core;
using MonEspaceSante.Errors;
using Polly;

namespace MonEspaceSante.Transport;

/// <summary>Makes calls with one caller's tokens: heals them, tries again what may pass, throws typed refusals.</summary>
internal class ServerCalls(TokenHolder tokens, ServerSettings settings, Resilience resilience)
{
    public TokenHolder Tokens => tokens;

    protected Resilience Resilience { get; } = resilience;

    /// <summary>What every call tells beside its token.</summary>
    protected virtual Metadata? Headers => null;

    /// <summary>Makes a call that one message answers, within the time that the options give to each try.</summary>
    public Task<T> CallAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken) =>
        ExecuteAsync(
            Resilience.Calls,
            async exchange => await call(await exchange.AuthorizeAsync().ConfigureAwait(false))
                .AnswerAsync(exchange.CancellationToken).ConfigureAwait(false),
            settings.CallDeadline,
            cancellationToken);

    /// <summary>The same for a call that needs no token.</summary>
    public Task<T> CallAnonymouslyAsync<T>(
        Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken) =>
        ExecuteAsync(
            Resilience.Calls,
            exchange => call(exchange.Anonymous()).AnswerAsync(exchange.CancellationToken),
            settings.CallDeadline,
            cancellationToken);

    /// <summary>Sends or receives documents.</summary>
    /// <param name="attempt">One try. It asks the exchange for the options of its call.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    public Task<T> TransferAsync<T>(Func<Exchange, Task<T>> attempt, CancellationToken cancellationToken) =>
        ExecuteAsync(Resilience.Calls, attempt, settings.TransferDeadline, cancellationToken);

    /// <summary>Opens a stream that lasts as long as it takes.</summary>
    /// <param name="attempt">One try.</param>
    /// <param name="cancellationToken">Ends the tries.</param>
    public Task<T> OpenAsync<T>(Func<Exchange, Task<T>> attempt, CancellationToken cancellationToken) =>
        ExecuteAsync(Resilience.Calls, attempt, Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Opens a stream, however long the server takes to be there.</summary>
    /// <param name="attempt">One try.</param>
    /// <param name="cancellationToken">Ends the tries.</param>
    public Task<T> AwaitAsync<T>(Func<Exchange, Task<T>> attempt, CancellationToken cancellationToken) =>
        ExecuteAsync(Resilience.Resumption, attempt, Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Opens a stream that was cut again, however long it takes.</summary>
    /// <param name="cut">Why the stream ended. It counts as a try that failed: the next one waits its turn.</param>
    /// <param name="token">The token that the stream was opened with.</param>
    /// <param name="attempt">One try.</param>
    /// <param name="cancellationToken">Ends the tries.</param>
    public Task<T> ResumeAsync<T>(
        MonEspaceSanteException cut,
        string token,
        Func<Exchange, Task<T>> attempt,
        CancellationToken cancellationToken)
    {
        var failure = cut;
        if (tokens.CanHeal(cut.Reason))
        {
            tokens.Discard(token, cut.Reason);
            failure = null;
        }

        return AwaitAsync(
            exchange => Interlocked.Exchange(ref failure, null) is { } first
                ? Task.FromException<T>(first)
                : attempt(exchange),
            cancellationToken);
    }

    /// <summary>Goes one step on in a stream that is open.</summary>
    public async Task<T> StepAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken cancellationToken)
    {
        try
        {
            return await GuardAsync(step, cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException failure)
        {
            throw FailedCall.ToException(failure, started: true, cancellationToken);
        }
    }

    /// <summary>The same for a step that brings nothing.</summary>
    public Task StepAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken) =>
        StepAsync(
            async ending =>
            {
                await step(ending).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>Does what is to be done under whatever else than the caller may end it.</summary>
    protected virtual Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        work(cancellationToken);

    private Task<T> ExecuteAsync<T>(
        ResiliencePipeline pipeline,
        Func<Exchange, Task<T>> attempt,
        TimeSpan deadline,
        CancellationToken cancellationToken) =>
        GuardAsync(
            ending => Resilience.RunAsync(
                pipeline, new Exchange(tokens, Headers, deadline, ending), exchange => HealAsync(attempt, exchange)),
            cancellationToken);

    private async Task<T> HealAsync<T>(Func<Exchange, Task<T>> attempt, Exchange exchange)
    {
        try
        {
            return await TryAsync(attempt, exchange).ConfigureAwait(false);
        }
        catch (MonEspaceSanteException refusal) when (exchange.Token is not null && tokens.CanHeal(refusal.Reason))
        {
            tokens.Discard(exchange.Token, refusal.Reason);
            if (!exchange.MayRepeat)
                throw;
        }

        return await TryAsync(attempt, exchange).ConfigureAwait(false);
    }

    private static async Task<T> TryAsync<T>(Func<Exchange, Task<T>> attempt, Exchange exchange)
    {
        exchange.Begin();
        try
        {
            return await attempt(exchange).ConfigureAwait(false);
        }
        catch (RpcException failure)
        {
            throw FailedCall.ToException(failure, exchange.HasStarted, exchange.CancellationToken);
        }
    }
}
