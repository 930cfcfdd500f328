using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;
using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>Who calls the stub issuer: the certificate of an organisation stands for a secret (RFC 8705).</summary>
internal sealed class SoftwareAuthentication(IssuerData data, CertificateVerifier certificates, DataFolder folder)
{
    private readonly Lazy<string> _service = new(() => HashOf(
        X509CertificateLoader.LoadPkcs12CollectionFromFile(folder.ServiceCertificate, null).First(c => c.HasPrivateKey)));

    /// <summary>A practice software, and the certificate that its tokens are bound to.</summary>
    public async Task<(RegisteredSoftware Software, string Certificate)> DemandAsync(
        HttpContext context, IFormCollection form)
    {
        var certificate = await AuthenticatedAsync(context);
        if (!CertificateSubject.Parse(certificate.SubjectName).IsOrganisation) throw Unknown();
        return (data.FindSoftware(form["client_id"]) ?? throw Unknown(), HashOf(certificate));
    }

    /// <summary>The one service that may ask what tokens are worth.</summary>
    public async Task DemandServiceAsync(HttpContext context)
    {
        if (HashOf(await AuthenticatedAsync(context)) != _service.Value) throw Unknown();
    }

    public static string? CertificateOf(HttpContext context) =>
        context.Connection.ClientCertificate is { } certificate ? HashOf(certificate) : null;

    private async Task<X509Certificate2> AuthenticatedAsync(HttpContext context)
    {
        try
        {
            return await certificates.DemandAuthenticationAsync(
                context.Connection.ClientCertificate, context.RequestAborted);
        }
        catch (MonEspaceSanteException)
        {
            throw Unknown();
        }
    }

    private static string HashOf(X509Certificate2 certificate) =>
        Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256));

    private static OAuthException Unknown() => new("invalid_client", StatusCodes.Status401Unauthorized);
}
