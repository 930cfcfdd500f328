using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Outgoing;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace MonEspaceSante.Server.ProSanteConnect;

/// <summary>What Pro Santé Connect says of a token, believed for some seconds; one that it does not vouch for is not shown to
/// it again for fewer still, and the same token is asked about once at a time.</summary>
internal sealed partial class Introspection(
    Issuer issuer, TrustSpace trust, TimeProvider time, ILogger<Introspection> logger)
{
    public static readonly TimeSpan Belief = TimeSpan.FromSeconds(10);

    // An issuer of several machines may not know yet, on one of them, what another has just issued.
    public static readonly TimeSpan Disbelief = TimeSpan.FromSeconds(2);

    private const int LargestCache = 1_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    // Apart: whoever makes tokens up takes no room from those that are believed.
    private readonly ConcurrentDictionary<string, (JsonElement Claims, DateTimeOffset End)> _believed = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _refused = new();
    private readonly SharedQuestions<JsonElement> _questions = new();
    private readonly ResiliencePipeline _pipeline = Pipeline(time);

    /// <summary>The claims of a live token; null when it is not live.</summary>
    /// <exception cref="MonEspaceSanteException">PSC_INDISPONIBLE.</exception>
    public async Task<JsonElement?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (_believed.TryGetValue(key, out var known) && time.GetUtcNow() < known.End) return known.Claims;
        if (_refused.TryGetValue(key, out var end) && time.GetUtcNow() < end) return null;
        var claims = await _questions.AskAsync(key, () => AskAsync(token), cancellationToken);
        if (claims.Property("active").ValueKind == JsonValueKind.True)
        {
            Keep(_believed, key, (claims, time.GetUtcNow() + Belief));
            return claims;
        }

        Keep(_refused, key, time.GetUtcNow() + Disbelief);
        return null;
    }

    private static void Keep<T>(ConcurrentDictionary<string, T> answers, string key, T answer)
    {
        if (answers.Count >= LargestCache) answers.Clear();
        answers[key] = answer;
    }

    private async Task<JsonElement> AskAsync(string token)
    {
        var form = new Dictionary<string, string>
        {
            ["token"] = token,
            ["token_type_hint"] = "access_token",
            ["client_id"] = trust.ClientId,
        };
        try
        {
            return await _pipeline.ExecuteAsync(
                async end => await issuer.IntrospectAsync(form, end));
        }
        catch (Exception silence) when (IsSilence(silence))
        {
            LogSilent(logger, silence.Message);
            throw Refusal.Because(Reason.PscIndisponible, silence);
        }
    }

    private static ResiliencePipeline Pipeline(TimeProvider time) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } failure && IsSilence(failure)),
                MaxRetryAttempts = 1,
                Delay = Pause,
                UseJitter = true,
            })
            .AddTimeout(Patience)
            .Build();

    private static bool IsSilence(Exception failure) =>
        failure is HttpRequestException or JsonException or IOException or TimeoutRejectedException;

    [LoggerMessage(LogLevel.Warning, "Pro Santé Connect does not answer: {Failure}")]
    private static partial void LogSilent(ILogger logger, string failure);
}
