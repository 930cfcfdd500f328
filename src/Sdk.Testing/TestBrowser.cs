using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>A browser whose user chooses a professional on the page of the sandbox's Pro Santé Connect, at
/// once.</summary>
internal sealed class TestBrowser(X509Certificate2Collection roots, string nationalId)
{
    public async Task OpenAsync(Uri page, CancellationToken cancellationToken)
    {
        using var browser = new HttpClient(Handler());
        var choice = new UriBuilder(page) { Query = $"{page.Query}&professionnel={Uri.EscapeDataString(nationalId)}" };
        using var answer = await browser.GetAsync(choice.Uri, cancellationToken);
        var back = answer.Headers.Location
            ?? throw new InvalidOperationException($"The page did not send the browser back: {answer.StatusCode}");
        // Whoever opened the browser listens for it once it is open.
        _ = ComeBackAsync(back, cancellationToken);
    }

    private static async Task ComeBackAsync(Uri address, CancellationToken cancellationToken)
    {
        using var browser = new HttpClient();
        using var page = await browser.GetAsync(address, cancellationToken);
    }

    private SocketsHttpHandler Handler()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(roots);
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
        };
    }
}
