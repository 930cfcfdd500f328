using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Session;
using Polly;

namespace MonEspaceSante.Transport;

/// <summary>Makes calls in a session: heals the session, tries again what may pass, throws typed refusals.</summary>
internal sealed class ServerCalls(SessionHolder session, ResiliencePipeline pipeline, Guid? accessContext = null)
{
    /// <summary>The same calls under an exceptional authority. They share the session and the connection.</summary>
    public ServerCalls In(AccessContext context) => new(session, pipeline, context.Id);

    /// <summary>Runs an operation.</summary>
    /// <param name="attempt">One try. It asks the exchange for the options of its call.</param>
    /// <param name="deadline">How long a try may last.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    public async Task<T> ExecuteAsync<T>(
        Func<Exchange, Task<T>> attempt, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var exchange = new Exchange(session, accessContext, deadline, cancellationToken);
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
