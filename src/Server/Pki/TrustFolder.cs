using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Pki;

/// <summary>
/// The certificates of the trust folder (<c>.pem</c>, <c>.cer</c>, <c>.crt</c>), read again when they change. Authorities of
/// another set than the one in use are left out; a file that can no longer be read leaves what it held before. Of an authority
/// that was renewed with the same key, the certificate in force that ends last is taken.
/// </summary>
internal sealed partial class TrustFolder(
    DataFolder folder, TrustSets sets, TrustMetrics metrics, TimeProvider time, ILogger<TrustFolder> logger)
{
    private static readonly string[] Extensions = [".pem", ".cer", ".crt"];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (FileStamp Stamp, X509Certificate2? Authority)> _files = [];
    private volatile Authorities _current = new([]);

    /// <summary>The authorities in force. Take them once for each verdict.</summary>
    public Authorities Current => _current;

    /// <summary>Takes what changed in the folder, and renewals whose time has come; with it the chains that were built on the
    /// former authorities go.</summary>
    public void Refresh()
    {
        lock (_lock)
        {
            var paths = Directory.EnumerateFiles(folder.Trust)
                .Where(path => Extensions.Contains(Path.GetExtension(path))).ToHashSet();
            var changed = paths.Where(path => !_files.TryGetValue(path, out var file) || file.Stamp != FileStamp.Of(path)).ToList();
            var gone = _files.Keys.Where(path => !paths.Contains(path)).ToList();
            changed.ForEach(Take);
            gone.ForEach(path => _files.Remove(path));
            var inForce = InForce();
            if (inForce.SequenceEqual(_current.All, ReferenceEqualityComparer.Instance)) return;
            _current = new Authorities(inForce);
            LogTaken(logger, inForce.Count);
        }
    }

    // Two certificates of one name and key both complete a chain: which of them it holds would be left to chance.
    private List<X509Certificate2> InForce()
    {
        var now = time.GetUtcNow();
        return [.. _files.Values.Select(file => file.Authority).OfType<X509Certificate2>()
            .GroupBy(RevocationList.KeyOf)
            .Select(renewals => renewals.MaxBy(c => (c.NotBefore <= now && now <= c.NotAfter, c.NotAfter))!)];
    }

    private void Take(string path)
    {
        var stamp = FileStamp.Of(path);
        try
        {
            _files[path] = (stamp, Read(path));
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            _files[path] = (stamp, _files.GetValueOrDefault(path).Authority);
            metrics.CountFailure("certificate", AuthorityName.ToFileName(Path.GetFileNameWithoutExtension(path)));
            LogRefused(logger, Path.GetFileName(path), fault);
        }
    }

    private X509Certificate2 Read(string path)
    {
        var certificate = X509CertificateLoader.LoadCertificateFromFile(path);
        if (sets.Find(AuthorityName.Of(certificate.SubjectName)) is null)
            throw new CryptographicException("The certificate is of no authority of the trust set in use.");
        if (!CertificateUsage.IsAuthority(certificate))
            throw new CryptographicException("The certificate bears the name of an authority and is none.");
        return certificate;
    }

    [LoggerMessage(LogLevel.Information, "{Count} authorities are installed")]
    private static partial void LogTaken(ILogger logger, int count);

    [LoggerMessage(LogLevel.Error, "Trust file {File} is not used; what it held before stays in force")]
    private static partial void LogRefused(ILogger logger, string file, Exception fault);
}
