using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.ProSanteConnect;

/// <summary>The connection to Pro Santé Connect: mutual TLS with the certificate of the service, bounded answers.</summary>
internal sealed class Issuer : IDisposable
{
    private const int LargestAnswer = 256 * 1024;

    // Where the issuer offers what hardly ever changes, and a wrong place shows as an issuer that does not answer.
    private static readonly TimeSpan Freshness = TimeSpan.FromHours(1);

    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private volatile KnownEndpoint? _known;

    public Issuer(Uri url, HttpMessageHandler handler, TimeProvider time)
    {
        Url = url.AbsoluteUri.TrimEnd('/');
        _time = time;
        _http = new HttpClient(handler)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
    }

    /// <summary>What the issuer calls itself.</summary>
    public string Url { get; }

    /// <summary>The issuer of a server that was given none: it never answers.</summary>
    public static Issuer None(TimeProvider time) => new(new Uri("https://psc.invalid"), new NoIssuer(), time);

    /// <param name="certificate">What the service proves itself with.</param>
    /// <param name="sandbox">The folder of the sandbox whose own issuer it is, which chains to its root alone; null for a real
    /// one.</param>
    public static HttpMessageHandler Handler(ServiceCertificate certificate, DataFolder? sandbox) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = sandbox is null,
        SslOptions = new SslClientAuthenticationOptions
        {
            ClientCertificateContext = certificate.Context,
            CertificateChainPolicy = sandbox is null ? Policy() : Policy(OwnRoot(sandbox)),
        },
    };

    /// <summary>Asks what a token is worth (RFC 7662).</summary>
    /// <exception cref="HttpRequestException">The issuer does not answer, or refuses to.</exception>
    /// <exception cref="JsonException">The answer is no JSON.</exception>
    public async Task<JsonElement> IntrospectAsync(
        IReadOnlyDictionary<string, string> form, CancellationToken cancellationToken)
    {
        using var content = new FormUrlEncodedContent(form);
        using var answer = await _http.PostAsync(await EndpointAsync(cancellationToken), content, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Uri> EndpointAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && _time.GetUtcNow() - known.ReadAt < Freshness) return known.Address;
        using var answer = await _http.GetAsync($"{Url}/.well-known/openid-configuration", cancellationToken);
        var document = await ReadAsync(answer, cancellationToken);
        if (document.Text("issuer")?.TrimEnd('/') != Url)
            throw new JsonException("The document is another issuer's");
        if (!Uri.TryCreate(document.Text("introspection_endpoint"), UriKind.Absolute, out var endpoint)
            || endpoint.Scheme != Uri.UriSchemeHttps)
            throw new JsonException("The document tells no introspection endpoint");
        _known = new KnownEndpoint(endpoint, _time.GetUtcNow());
        return endpoint;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        answer.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.Clone()
            : throw new JsonException("The answer is no object");
    }

    // Who acts is what the issuer says: nothing is fetched to believe it. A real one chains to the roots of the machine.
    private static X509ChainPolicy Policy(params X509Certificate2[] roots)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = roots.Length == 0 ? X509ChainTrustMode.System : X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }

    private static X509Certificate2 OwnRoot(DataFolder folder) =>
        X509CertificateLoader.LoadCertificateFromFile(folder.AuthorityCertificate("racine"));

    private sealed record KnownEndpoint(Uri Address, DateTimeOffset ReadAt);
}
