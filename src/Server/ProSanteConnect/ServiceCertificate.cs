using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.ProSanteConnect;

/// <summary>What this service proves itself to Pro Santé Connect with.</summary>
internal sealed class ServiceCertificate : IOwnCertificate
{
    /// <exception cref="CryptographicException">There is no such file, or no key in it.</exception>
    public ServiceCertificate(DataFolder folder)
    {
        var content = X509CertificateLoader.LoadPkcs12CollectionFromFile(folder.ServiceCertificate, null);
        var own = content.FirstOrDefault(certificate => certificate.HasPrivateKey)
            ?? throw new CryptographicException("The file of the service's certificate holds no key.");
        Context = SslStreamCertificateContext.Create(
            own, [.. content.Where(certificate => !certificate.HasPrivateKey)], offline: true);
    }

    public SslStreamCertificateContext Context { get; }

    public Expiry Expiry => new("client", "pro-sante-connect", new DateTimeOffset(Context.TargetCertificate.NotAfter));
}
