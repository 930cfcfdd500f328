using MonEspaceSante.Cps.Pkcs11;

namespace MonEspaceSante.Transport;

/// <summary>Tells when it was the card that a connection failed for: the TLS library only knows that it got no
/// signature.</summary>
internal sealed class CarteHandler(TokenKey key, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException failure)
            when (failure.HttpRequestError == HttpRequestError.SecureConnectionError && key.TlsFailure is not null)
        {
            throw new HttpRequestException(failure.HttpRequestError, failure.Message, key.TlsFailure);
        }
    }
}
