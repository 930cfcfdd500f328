namespace MonEspaceSante.Server.ProSanteConnect;

/// <summary>Stands where a server that is no sandbox was given no issuer: no address is called.</summary>
internal sealed class NoIssuer : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new HttpRequestException("The trust space names no issuer");
}
