using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace MonEspaceSante.Server.Outgoing;

/// <summary>Tries a request again, gives each try its time, and leaves a peer alone that keeps failing.</summary>
internal sealed class ResilientHandler(ResiliencePipeline<HttpResponseMessage> pipeline, long largestAnswer) : DelegatingHandler
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(30);

    public static ResiliencePipeline<HttpResponseMessage> Pipeline(int retries, TimeSpan timeOfTry, TimeProvider time)
    {
        var failures = new PredicateBuilder<HttpResponseMessage>()
            .Handle<HttpRequestException>()
            .Handle<TimeoutRejectedException>()
            .HandleResult(answer => (int)answer.StatusCode is >= 500 or 408 or 429);
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = failures,
                MaxRetryAttempts = retries,
                Delay = FirstPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = failures,
                MinimumThroughput = 6,
                FailureRatio = 0.8,
                BreakDuration = Break,
            })
            .AddTimeout(timeOfTry)
            .Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await pipeline.ExecuteAsync(async token => await TryAsync(request, token), cancellationToken);

    // The body is part of the try: one that is cut, or dribbles, is tried again.
    private async Task<HttpResponseMessage> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        try
        {
            await answer.Content.LoadIntoBufferAsync(largestAnswer, cancellationToken);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }
}
