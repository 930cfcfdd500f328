using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using Polly;
using Polly.Retry;

namespace MonEspaceSante.Transport;

/// <summary>When a call is tried again.</summary>
internal sealed class Resilience(ServerSettings settings)
{
    private static readonly ResiliencePropertyKey<Exchange> Exchange = new("exchange");
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Tries a call again, as many times as the options allow.</summary>
    public ResiliencePipeline Calls { get; } = Pipeline(settings.TimeProvider, settings.MaxAttempts - 1);

    /// <summary>Opens a stream again for as long as the reason may pass, unless the options allow no second
    /// try.</summary>
    public ResiliencePipeline Resumption { get; } =
        Pipeline(settings.TimeProvider, settings.MaxAttempts == 1 ? 0 : int.MaxValue);

    /// <summary>Makes the tries of an operation.</summary>
    public static async Task<T> RunAsync<T>(ResiliencePipeline pipeline, Exchange exchange, Func<Exchange, Task<T>> attempt)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, exchange.CancellationToken);
        context.Properties.Set(Exchange, exchange);
        try
        {
            return await pipeline.ExecuteAsync(
                static async (_, state) => await state.attempt(state.exchange).ConfigureAwait(false),
                context,
                (attempt, exchange)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ResiliencePipeline Pipeline(TimeProvider time, int retries)
    {
        if (retries == 0)
            return ResiliencePipeline.Empty;
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        return builder.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(
                MayPass(args.Outcome.Exception) && args.Context.Properties.GetValue(Exchange, null!).MayRepeat),
            MaxRetryAttempts = retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstPause,
            MaxDelay = LongestPause,
        }).Build();
    }

    // A clock that is wrong stays wrong for longer than the pauses: each try would cost a signature for nothing. So do a
    // block of fifteen minutes and a limit of the day.
    private static bool MayPass(Exception? failure) =>
        failure is MonEspaceSanteException { IsTransient: true, Reason: not (Reason.AssertionPerimee or Reason.ConnexionBloquee
            or Reason.CodeDemandesTropFrequentes) };
}
