using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using MonEspaceSante.Server.Outgoing;
using Polly;

namespace MonEspaceSante.Server.Pki;

/// <summary>
/// Asks the OCSP services of the trust set about certificates that no list covers. An answer serves until its time is over,
/// and is asked for again after half a minute so that a revocation is seen.
/// </summary>
internal sealed partial class OcspStatus(
    TrustSets sets,
    OcspSigners signers,
    IHttpClientFactory clients,
    ServerOptions options,
    TrustMetrics metrics,
    TimeProvider time,
    ILogger<OcspStatus> logger)
{
    public const int LargestAnswer = 64 * 1024;

    private const int LargestCache = 10_000;

    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, OcspKnown> _known = new();
    private readonly SharedQuestions<OcspKnown?> _questions = new();

    /// <summary>The name of the HTTP client that asks an address.</summary>
    public static string ClientOf(string address) => $"ocsp {address}";

    /// <summary>Whether a certificate is revoked; null when no service of the set tells.</summary>
    public async ValueTask<bool?> IsRevokedAsync(ChainLink link, CancellationToken cancellationToken)
    {
        var authority = AuthorityName.Of(link.Issuer.SubjectName);
        if (sets.Find(authority)?.Ocsp is not { } responder) return null;
        var key = link.Certificate.GetCertHashString(HashAlgorithmName.SHA256);
        var known = _known.GetValueOrDefault(key);
        if (known is null || known.AskedAt + BetweenQuestions <= time.GetUtcNow())
        {
            var asked = await _questions.AskAsync(key, () => AskAsync(link, responder, authority), cancellationToken);
            known = asked is null ? known : Keep(key, asked);
        }

        return known is not null && known.ValidUntil > time.GetUtcNow() ? known.IsRevoked : null;
    }

    private OcspKnown Keep(string key, OcspKnown answer)
    {
        if (_known.Count > LargestCache) _known.Clear();
        return _known[key] = answer;
    }

    private async Task<OcspKnown?> AskAsync(ChainLink link, TrustTable.Responder responder, string authority)
    {
        try
        {
            var question = new OcspQuestion(link, responder.Nonce);
            var answer = OcspAnswer.Parse(await PostAsync(responder, question.Encode()), question);
            signers.DemandSigned(answer, link);
            return DemandCurrent(answer);
        }
        catch (Exception failure) when (IsOfTheService(failure))
        {
            metrics.CountFailure("ocsp", AuthorityName.ToFileName(authority));
            LogFailed(logger, authority, failure);
            return null;
        }
    }

    private async Task<byte[]> PostAsync(TrustTable.Responder responder, byte[] question)
    {
        using var client = clients.CreateClient(ClientOf(responder.Adresse));
        using var content = new ByteArrayContent(question);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/ocsp-request");
        using var answer = await client.PostAsync(new Uri(responder.Adresse), content);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private OcspKnown DemandCurrent(OcspAnswer answer)
    {
        var now = time.GetUtcNow();
        var end = answer.NextUpdate ?? answer.ThisUpdate + Skew;
        var grace = TimeSpan.FromMinutes(options.RevocationGraceMinutes);
        return answer.ThisUpdate <= now + Skew && end > now
            ? new OcspKnown(answer.IsRevoked, now, end + grace)
            : throw new CryptographicException("The OCSP answer is not of this time.");
    }

    private static bool IsOfTheService(Exception failure) => failure
        is HttpRequestException or ExecutionRejectedException or OperationCanceledException or CryptographicException;

    [LoggerMessage(LogLevel.Warning, "The OCSP service of {Authority} did not tell")]
    private static partial void LogFailed(ILogger logger, string authority, Exception failure);
}
