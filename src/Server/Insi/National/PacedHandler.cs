namespace MonEspaceSante.Server.Insi.National;

/// <summary>Lets calls out at the pace that the téléservice bears; those that would wait too long do not leave. It stands
/// before the circuit breaker and the time of a try: neither is about calls that have not left.</summary>
internal sealed class PacedHandler(CallPace pace, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!pace.TryTake(out var wait)) throw new HttpRequestException("Too many calls wait for the téléservice.");
        if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
