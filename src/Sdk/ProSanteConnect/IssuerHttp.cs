using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text.Json;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Transport;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>Requests to the issuer over mutual TLS, and their bounded answers.</summary>
internal sealed class IssuerHttp(ProSanteConnectSettings settings) : IDisposable
{
    private const int LargestAnswer = 256 * 1024;

    private readonly HttpClient _http = new(Handler(settings))
    {
        Timeout = settings.CallDeadline,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <exception cref="MonEspaceSanteException">The issuer did not answer, or not in JSON.</exception>
    /// <exception cref="IssuerFault">It refused.</exception>
    public Task<JsonElement> GetAsync(Uri address, string? bearer, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return SendAsync(request, cancellationToken);
    }

    /// <exception cref="MonEspaceSanteException">The issuer did not answer, or not in JSON.</exception>
    /// <exception cref="IssuerFault">It refused.</exception>
    public Task<JsonElement> PostAsync(
        Uri address, IReadOnlyDictionary<string, string> form, CancellationToken cancellationToken)
    {
        // RFC 8705: the certificate stands for a secret, the id tells whose it should be.
        var content = new FormUrlEncodedContent(form.Append(new("client_id", settings.ClientId)));
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = content }, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler Handler(ProSanteConnectSettings settings) => new()
    {
        SslOptions = ServerTrust.Options(settings.Issuer, settings.Carte, settings.TrustedRoots),
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !settings.Issuer.IsLoopback,
    };

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            try
            {
                using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
                return await ReadAsync(response, cancellationToken).ConfigureAwait(false);
            }
            catch (HttpRequestException failure) when (failure.InnerException is AuthenticationException)
            {
                throw Refusal.Because(Reason.PscReponseInvalide, failure);
            }
            catch (Exception failure) when (IsSilence(failure, cancellationToken))
            {
                throw Refusal.Because(Reason.PscIndisponible, failure);
            }
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response is { IsSuccessStatusCode: true, Content.Headers.ContentLength: 0 } or { StatusCode: HttpStatusCode.NoContent })
            return default;
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        using var document = JsonDocument.Parse(bytes);
        if (response.IsSuccessStatusCode)
            return document.RootElement.Clone();
        throw (int)response.StatusCode < 500 && document.RootElement.Text("error") is { } code
            ? new IssuerFault(code)
            : new HttpRequestException($"The issuer answered {(int)response.StatusCode}");
    }

    // What HttpClient throws for its own deadline looks like a cancellation that nobody asked for.
    private static bool IsSilence(Exception failure, CancellationToken cancellationToken) => failure
        is HttpRequestException or JsonException or IOException
        || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
