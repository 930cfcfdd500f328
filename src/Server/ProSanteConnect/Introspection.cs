using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace MonEspaceSante.Server.ProSanteConnect;

/// <summary>What Pro Santé Connect says of a token. A token that it vouches for is believed for some seconds.</summary>
internal sealed partial class Introspection(
    Issuer issuer, TrustSpace trust, TimeProvider time, ILogger<Introspection> logger)
{
    public static readonly TimeSpan Belief = TimeSpan.FromSeconds(10);

    private const int LargestCache = 1_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<string, (JsonElement Claims, DateTimeOffset End)> _believed = new();
    private readonly ResiliencePipeline _pipeline = Pipeline(time);

    /// <summary>The claims of a live token; null when it is not live.</summary>
    /// <exception cref="MonEspaceSanteException">PSC_INDISPONIBLE.</exception>
    public async Task<JsonElement?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (_believed.TryGetValue(key, out var known) && time.GetUtcNow() < known.End) return known.Claims;
        var claims = await AskAsync(token, cancellationToken);
        if (claims.Property("active").ValueKind != JsonValueKind.True) return null;
        if (_believed.Count >= LargestCache) _believed.Clear();
        _believed[key] = (claims, time.GetUtcNow() + Belief);
        return claims;
    }

    private async Task<JsonElement> AskAsync(string token, CancellationToken cancellationToken)
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
                async end => await issuer.IntrospectAsync(form, end), cancellationToken);
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
