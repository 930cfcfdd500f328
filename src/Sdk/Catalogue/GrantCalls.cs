using Grpc.Core;
using MonEspaceSante.Errors;
using Polly;
using Polly.Retry;

namespace MonEspaceSante.Catalogue;

/// <summary>Makes the calls of one grant: renews its token, tries again what may pass, throws typed refusals.</summary>
internal sealed class GrantCalls(GrantTokens tokens, ApplicationSettings settings)
{
    private static readonly ResiliencePropertyKey<GrantTry> Current = new("grant try");
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly ResiliencePipeline _pipeline = Pipeline(settings, settings.MaxAttempts - 1);
    private readonly ResiliencePipeline _resumption =
        Pipeline(settings, settings.MaxAttempts == 1 ? 0 : int.MaxValue);

    public GrantTokens Tokens => tokens;

    public Task<T> CallAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken) =>
        TransferAsync(
            async attempt =>
            {
                using var made = call(await attempt.AuthorizeAsync().ConfigureAwait(false));
                return await made.ResponseAsync.ConfigureAwait(false);
            },
            settings.CallDeadline,
            cancellationToken);

    public Task<T> TransferAsync<T>(Func<GrantTry, Task<T>> attempt, CancellationToken cancellationToken) =>
        TransferAsync(attempt, settings.TransferDeadline, cancellationToken);

    /// <summary>Opens a stream, again and again for as long as the reason why it was cut may pass.</summary>
    public Task<T> OpenAsync<T>(
        MonEspaceSanteException? cut, Func<GrantTry, Task<T>> attempt, CancellationToken cancellationToken)
    {
        var failure = cut is null || GrantTokens.CanHeal(cut.Reason) ? null : cut;
        return RunAsync(
            _resumption,
            current => Interlocked.Exchange(ref failure, null) is { } first
                ? Task.FromException<T>(first)
                : attempt(current),
            Timeout.InfiniteTimeSpan,
            cancellationToken);
    }

    private Task<T> TransferAsync<T>(
        Func<GrantTry, Task<T>> attempt, TimeSpan deadline, CancellationToken cancellationToken) =>
        RunAsync(_pipeline, attempt, deadline, cancellationToken);

    private async Task<T> RunAsync<T>(
        ResiliencePipeline pipeline,
        Func<GrantTry, Task<T>> attempt,
        TimeSpan deadline,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        var current = new GrantTry(tokens, deadline, cancellationToken);
        context.Properties.Set(Current, current);
        try
        {
            return await pipeline.ExecuteAsync(
                static async (_, state) => await state.Calls.HealAsync(state.Attempt, state.Current).ConfigureAwait(false),
                context,
                (Calls: this, Attempt: attempt, Current: current)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<T> HealAsync<T>(Func<GrantTry, Task<T>> attempt, GrantTry current)
    {
        try
        {
            return await TryAsync(attempt, current).ConfigureAwait(false);
        }
        catch (MonEspaceSanteException refusal) when (current.Token is not null && GrantTokens.CanHeal(refusal.Reason))
        {
            tokens.Discard(current.Token);
            if (!current.MayRepeat)
                throw;
        }

        return await TryAsync(attempt, current).ConfigureAwait(false);
    }

    private static async Task<T> TryAsync<T>(Func<GrantTry, Task<T>> attempt, GrantTry current)
    {
        current.Begin();
        try
        {
            return await attempt(current).ConfigureAwait(false);
        }
        catch (RpcException failure)
        {
            throw FailedCall.ToException(failure, current.HasStarted, current.CancellationToken);
        }
    }

    private static ResiliencePipeline Pipeline(ApplicationSettings settings, int retries) => retries == 0
        ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder { TimeProvider = settings.TimeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Exception is MonEspaceSanteException { IsTransient: true }
                    && args.Context.Properties.GetValue(Current, null!).MayRepeat),
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstPause,
                MaxDelay = LongestPause,
            })
            .Build();
}
