using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>
/// The certificate that the structure shows to the téléservice and signs with (ORG AUTH_CLI). A file that was replaced
/// signs the calls that come after, and is shown by connections within minutes; one that cannot serve leaves the former.
/// </summary>
internal sealed partial class OrgCertificate : IOwnCertificate
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly string? _password;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private FileStamp _stamp;
    private volatile Loaded _current;

    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="CryptographicException">It holds no certificate of a structure with its key, or has another
    /// password.</exception>
    public OrgCertificate(ServerOptions options, TimeProvider time, ILogger<OrgCertificate> logger)
    {
        _path = options.Insi.CertificateFile!;
        _password = options.Insi.CertificatePassword;
        _time = time;
        _logger = logger;
        _stamp = FileStamp.Of(_path);
        _current = Read();
    }

    /// <summary>The certificate, in force now.</summary>
    /// <exception cref="MonEspaceSanteException">INSI_CERTIFICAT_REFUSE: the téléservice would refuse it.</exception>
    public Loaded Demand()
    {
        TakeChange();
        var current = _current;
        return IsInForce(current.Certificate) ? current : throw Refusal.Because(Reason.InsiCertificatRefuse);
    }

    public Expiry Expiry => new("client", "insi", new DateTimeOffset(_current.Certificate.NotAfter));

    /// <summary>What a connection that opens now is shown.</summary>
    public SslStreamCertificateContext ForConnection() => _current.Context;

    private void TakeChange()
    {
        lock (_lock)
        {
            var stamp = FileStamp.Of(_path);
            if (stamp == _stamp) return;
            _stamp = stamp;
            try
            {
                var read = Read();
                if (!IsInForce(read.Certificate))
                    throw new CryptographicException("The new INSi certificate is not valid now.");
                _current = read;
                LogTaken(_logger, new DateTimeOffset(_current.Certificate.NotAfter));
            }
            catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
            {
                LogRefused(_logger, fault);
            }
        }
    }

    private bool IsInForce(X509Certificate2 certificate) =>
        _time.GetUtcNow() is var now && now >= certificate.NotBefore && now <= certificate.NotAfter;

    private Loaded Read()
    {
        var content = X509CertificateLoader.LoadPkcs12CollectionFromFile(_path, _password);
        var own = content.FirstOrDefault(certificate => certificate.HasPrivateKey && IsForClients(certificate))
            ?? throw new CryptographicException("The file of the INSi certificate holds no key for authentication.");
        var structure = CertificateSubject.Parse(own.SubjectName).OrganizationalUnit
            ?? throw new CryptographicException("The INSi certificate names no structure.");
        X509Certificate2Collection chain = [.. content.Where(certificate => !certificate.HasPrivateKey)];
        // Offline: nothing is fetched from addresses in certificates, be they our own.
        return new Loaded(own, structure, SslStreamCertificateContext.Create(own, chain, offline: true));
    }

    // The file of a structure may hold its signing key (ORG SIGN) beside.
    private static bool IsForClients(X509Certificate2 certificate) => certificate.Extensions
        .OfType<X509EnhancedKeyUsageExtension>()
        .Any(usages => usages.EnhancedKeyUsages.OfType<Oid>().Any(usage => usage.Value == CertificateUsage.ClientAuth));

    [LoggerMessage(LogLevel.Information, "The INSi certificate was read again, valid until {NotAfter:u}")]
    private static partial void LogTaken(ILogger logger, DateTimeOffset notAfter);

    [LoggerMessage(LogLevel.Error, "The new INSi certificate cannot serve; the former one does")]
    private static partial void LogRefused(ILogger logger, Exception fault);

    /// <param name="Certificate">With its key.</param>
    /// <param name="StructIdNat">The structure that it names.</param>
    /// <param name="Context">The same with its chain, for connections.</param>
    internal sealed record Loaded(X509Certificate2 Certificate, string StructIdNat, SslStreamCertificateContext Context);
}
