using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using Polly;
using Polly.Retry;

namespace MonEspaceSante.Transport;

/// <summary>When a call is tried again.</summary>
internal static class Resilience
{
    public static readonly ResiliencePropertyKey<Exchange> Exchange = new("exchange");

    public static readonly ResiliencePropertyKey<PersonTransfer> Transfer = new("transfer");

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Tries a call again, as many times as the options allow.</summary>
    public static ResiliencePipeline Pipeline(ClientSettings settings) =>
        Pipeline(settings.TimeProvider, settings.MaxAttempts - 1);

    /// <summary>The same for the calls of a person.</summary>
    public static ResiliencePipeline Pipeline(PersonneSettings settings) =>
        Pipeline(settings.TimeProvider, settings.MaxAttempts - 1);

    /// <summary>Opens a stream again for as long as the reason may pass, unless the options allow no second
    /// try.</summary>
    public static ResiliencePipeline Resumption(ClientSettings settings) =>
        Pipeline(settings.TimeProvider, settings.MaxAttempts == 1 ? 0 : int.MaxValue);

    private static ResiliencePipeline Pipeline(TimeProvider time, int retries)
    {
        if (retries == 0)
            return ResiliencePipeline.Empty;
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        return builder.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(
                MayPass(args.Outcome.Exception)
                && args.Context.Properties.GetValue(Exchange, null!)?.MayRepeat != false
                && args.Context.Properties.GetValue(Transfer, null!)?.MayRepeat != false),
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
