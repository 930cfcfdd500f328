using System.Threading.RateLimiting;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>Lets calls out at the pace that the téléservice bears; those that would wait too long do not leave.</summary>
internal sealed class RateLimitedHandler(RateLimiter limiter) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var lease = await limiter.AcquireAsync(permitCount: 1, cancellationToken);
        return lease.IsAcquired
            ? await base.SendAsync(request, cancellationToken)
            : throw new HttpRequestException("Too many calls wait for the téléservice.");
    }
}
