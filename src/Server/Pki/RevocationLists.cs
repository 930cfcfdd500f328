using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Pki;

/// <summary>
/// The revocation lists of the trust folder, read again every minute: looking a certificate up never waits for a file.
/// </summary>
internal sealed partial class RevocationLists(
    string folder, TrustSet trust, TimeProvider time, ILogger<RevocationLists> logger) : BackgroundService
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMinutes(1);

    private volatile IReadOnlyList<RevocationList> _lists = [];

    /// <summary>Whether a certificate is revoked; null when no list in force tells.</summary>
    public bool? IsRevoked(X509Certificate2 certificate)
    {
        var inForce = _lists
            .Where(l => l.IsOf(certificate.IssuerName))
            .Where(l => l.NextUpdate > time.GetUtcNow())
            .ToList();
        return inForce.Count == 0 ? null : inForce.Any(l => l.Lists(certificate));
    }

    /// <summary>Reads the lists again. One that cannot be read leaves the former list of its issuer in force.</summary>
    public void Refresh()
    {
        try
        {
            var read = Directory.EnumerateFiles(folder, "*.crl").Select(Read).OfType<RevocationList>().ToList();
            _lists = [.. read, .. _lists.Where(former => !read.Exists(list => list.IsOf(former.IssuerName)))];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogRefused(logger, Path.GetFileName(folder), failure);
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Refresh();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RefreshInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) Refresh();
    }

    private RevocationList? Read(string path)
    {
        try
        {
            return RevocationList.Parse(File.ReadAllBytes(path), trust.Authorities);
        }
        catch (Exception refusal) when (refusal is CryptographicException or IOException or UnauthorizedAccessException)
        {
            LogRefused(logger, Path.GetFileName(path), refusal);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "Revocation list {File} is not used")]
    private static partial void LogRefused(ILogger logger, string file, Exception refusal);
}
