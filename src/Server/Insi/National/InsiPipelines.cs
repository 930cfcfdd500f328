using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>How the téléservice is spared: what is tried again, how long a try lasts, when it is left alone. One of each for
/// the whole server, since a circuit breaker remembers.</summary>
internal sealed class InsiPipelines(InsiTable mapping, InsiFaults faults, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(300);

    /// <summary>What is tried again. Each try takes its turn in the pace of calls.</summary>
    public ResiliencePipeline<HttpResponseMessage> Tries { get; } = BuildTries(mapping.Limites, faults, time);

    /// <summary>What becomes of a call that leaves.</summary>
    public ResiliencePipeline<HttpResponseMessage> Call { get; } = BuildCall(mapping.Limites, faults, time);

    private static ResiliencePipeline<HttpResponseMessage> BuildTries(
        InsiTable.Bounds bounds, InsiFaults faults, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        if (bounds.Reprises > 0) builder.AddRetry(Retry(bounds, faults));
        return builder.Build();
    }

    private static ResiliencePipeline<HttpResponseMessage> BuildCall(
        InsiTable.Bounds bounds, InsiFaults faults, TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = outcome => ValueTask.FromResult(
                    outcome.Outcome.Exception is HttpRequestException or TimeoutRejectedException
                    || IsTechnical(outcome.Outcome.Result, faults)),
                FailureRatio = bounds.CoupureTauxEchecs,
                MinimumThroughput = bounds.CoupureAppelsMin,
                BreakDuration = TimeSpan.FromSeconds(bounds.CoupureSecondes),
            })
            .AddTimeout(TimeSpan.FromSeconds(bounds.DelaiSecondes))
            .Build();

    // Only what the téléservice itself says will pass: the client tries again what broke on the way.
    private static RetryStrategyOptions<HttpResponseMessage> Retry(InsiTable.Bounds bounds, InsiFaults faults) => new()
    {
        ShouldHandle = outcome => ValueTask.FromResult(IsTechnical(outcome.Outcome.Result, faults)),
        MaxRetryAttempts = bounds.Reprises,
        Delay = FirstPause,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
    };

    // The handler holds the whole answer: it is read here, and again by whoever asked.
    private static bool IsTechnical(HttpResponseMessage? answer, InsiFaults faults)
    {
        if (answer is null || answer.StatusCode == HttpStatusCode.OK) return false;
        using var xml = new MemoryStream();
        answer.Content.CopyTo(xml, context: null, CancellationToken.None);
        xml.Position = 0;
        return faults.IsTechnical(SoapAnswer.ReadFaultCodes(xml));
    }
}
