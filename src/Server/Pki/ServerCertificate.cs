using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Pki;

/// <summary>
/// The server's own certificate, with its chain. A file that was replaced serves the connections that come after; those that
/// are open go on. One that cannot serve leaves the former.
/// </summary>
internal sealed partial class ServerCertificate : IOwnCertificate
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly string? _password;
    private readonly TrustMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private FileStamp _stamp;
    private volatile SslStreamCertificateContext _current;

    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="CryptographicException">It is no PKCS#12 file with a key, or has another password.</exception>
    public ServerCertificate(
        DataFolder folder, ServerOptions options, TrustMetrics metrics, TimeProvider time, ILogger<ServerCertificate> logger)
    {
        _path = options.ServerCertificateFile ?? folder.ServerCertificate;
        _password = options.ServerCertificatePassword;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        _stamp = FileStamp.Of(_path);
        _current = Read();
    }

    /// <summary>What a connection that comes now is shown.</summary>
    public SslStreamCertificateContext Current => _current;

    public Expiry Expiry => new("server", "serveur", new DateTimeOffset(_current.TargetCertificate.NotAfter));

    public void Refresh()
    {
        lock (_lock)
        {
            var stamp = FileStamp.Of(_path);
            if (stamp == _stamp) return;
            _stamp = stamp;
            try
            {
                var read = Read();
                DemandInForce(read.TargetCertificate);
                _current = read;
                LogTaken(_logger, new DateTimeOffset(read.TargetCertificate.NotAfter));
            }
            catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
            {
                _metrics.CountFailure("server", "serveur");
                LogRefused(_logger, fault);
            }
        }
    }

    private SslStreamCertificateContext Read()
    {
        var content = X509CertificateLoader.LoadPkcs12CollectionFromFile(_path, _password);
        var own = content.FirstOrDefault(certificate => certificate.HasPrivateKey)
            ?? throw new CryptographicException("The file of the server's certificate holds no key.");
        X509Certificate2Collection chain = [.. content.Where(certificate => !certificate.HasPrivateKey)];
        // Offline: nothing is fetched from addresses in certificates, be they our own.
        return SslStreamCertificateContext.Create(own, chain, offline: true);
    }

    private void DemandInForce(X509Certificate2 certificate)
    {
        var now = _time.GetUtcNow();
        if (now < certificate.NotBefore || now > certificate.NotAfter)
            throw new CryptographicException("The new certificate of the server is not valid now.");
        var usages = CertificateUsage.ExtendedUsages(certificate);
        if (usages.Count > 0 && !usages.Contains(CertificateUsage.ServerAuth))
            throw new CryptographicException("The new certificate of the server is not made for servers.");
    }

    [LoggerMessage(LogLevel.Information, "The server's certificate was read again, valid until {NotAfter:u}")]
    private static partial void LogTaken(ILogger logger, DateTimeOffset notAfter);

    [LoggerMessage(LogLevel.Error, "The new certificate of the server cannot serve; the former one does")]
    private static partial void LogRefused(ILogger logger, Exception fault);
}
