using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Session;
using Polly;

namespace MonEspaceSante.Transport;

/// <summary>Makes calls in a session: heals the session, tries again what may pass, throws typed refusals.</summary>
internal sealed class ServerCalls(
    SessionHolder session,
    ResiliencePipeline pipeline,
    ResiliencePipeline resumption,
    TimeSpan callDeadline,
    string? scenario = null,
    Guid? accessContext = null)
{
    public SessionHolder Session => session;

    /// <summary>The same calls under an exceptional authority. They share the session and the connection.</summary>
    public ServerCalls In(AccessContext context) => new(session, pipeline, resumption, callDeadline, scenario, context.Id);

    /// <summary>Makes a call that one message answers, within the time that the options give to each try.</summary>
    public Task<T> CallAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken) =>
        ExecuteAsync(
            async exchange =>
            {
                using var made = call(await exchange.AuthorizeAsync().ConfigureAwait(false));
                return await made.ResponseAsync.ConfigureAwait(false);
            },
            callDeadline,
            cancellationToken);

    /// <summary>Runs an operation.</summary>
    /// <param name="attempt">One try. It asks the exchange for the options of its call.</param>
    /// <param name="deadline">How long a try may last.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    public Task<T> ExecuteAsync<T>(
        Func<Exchange, Task<T>> attempt, TimeSpan deadline, CancellationToken cancellationToken) =>
        ExecuteAsync(pipeline, attempt, deadline, cancellationToken);

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
        if (SessionHolder.CanHeal(cut.Reason))
        {
            session.Discard(token, cut.Reason);
            failure = null;
        }

        return ExecuteAsync(
            resumption,
            exchange => Interlocked.Exchange(ref failure, null) is { } first
                ? Task.FromException<T>(first)
                : attempt(exchange),
            Timeout.InfiniteTimeSpan,
            cancellationToken);
    }

    private async Task<T> ExecuteAsync<T>(
        ResiliencePipeline pipeline,
        Func<Exchange, Task<T>> attempt,
        TimeSpan deadline,
        CancellationToken cancellationToken)
    {
        var exchange = new Exchange(session, accessContext, scenario, deadline, cancellationToken);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(Resilience.Exchange, exchange);
        try
        {
            return await pipeline.ExecuteAsync(
                static async (_, state) =>
                    await state.Calls.HealAsync(state.Attempt, state.Exchange).ConfigureAwait(false),
                context,
                (Calls: this, Attempt: attempt, Exchange: exchange)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<T> HealAsync<T>(Func<Exchange, Task<T>> attempt, Exchange exchange)
    {
        try
        {
            return await TryAsync(attempt, exchange).ConfigureAwait(false);
        }
        catch (MonEspaceSanteException refusal)
            when (exchange.Token is not null && SessionHolder.CanHeal(refusal.Reason))
        {
            session.Discard(exchange.Token, refusal.Reason);
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
