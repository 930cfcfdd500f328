using System.Collections.Immutable;
using System.Security.Cryptography;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Pki;

/// <summary>
/// The revocation lists in force, in memory: looking a certificate up never waits for a file or the network. A list that
/// cannot be taken leaves the former one of its issuer.
/// </summary>
internal sealed partial class RevocationLists(
    DataFolder folder,
    TrustFolder trust,
    ServerOptions options,
    TrustMetrics metrics,
    TimeProvider time,
    ILogger<RevocationLists> logger)
{
    /// <summary>Bounds the memory that a wrong file or answer can take; a list of a million cards has 40 MB.</summary>
    public const int LargestList = 64 * 1024 * 1024;

    // Clocks of authorities may be a little ahead.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, FileStamp> _files = [];
    private Authorities? _judges;
    private volatile ImmutableDictionary<string, RevocationList> _lists = ImmutableDictionary<string, RevocationList>.Empty;

    public IEnumerable<RevocationList> All => _lists.Values;

    /// <summary>Whether a certificate is revoked; null when no list in force tells.</summary>
    public bool? IsRevoked(ChainLink link) =>
        _lists.TryGetValue(link.IssuerKey, out var list) && IsInForce(list) ? list.Lists(link.Certificate) : null;

    /// <summary>Whether an issuer's revocations are told by a list in force.</summary>
    public bool IsCovered(string issuerKey) => _lists.TryGetValue(issuerKey, out var list) && IsInForce(list);

    /// <summary>Takes a list that was fetched in place of the one in force, and keeps it in the trust folder.</summary>
    /// <param name="encoded">The list in DER.</param>
    /// <param name="issuer">The common name of the authority whose list it must be.</param>
    /// <param name="path">Where it is kept.</param>
    /// <exception cref="CryptographicException">It is malformed, partial, of the future, signed by no installed authority
    /// or by another, or older than the one in force.</exception>
    /// <exception cref="IOException">It is in force, and could not be kept.</exception>
    public RevocationList Take(byte[] encoded, string issuer, string path)
    {
        var list = Judge(encoded);
        if (AuthorityName.Of(list.IssuerName) != issuer)
            throw new CryptographicException("The revocation list is of another authority.");
        lock (_lock)
        {
            PutInForce(list);
            // Before anybody reads the folder again: the former list must not come back from there.
            PrivateFile.Write(path, encoded);
        }

        return list;
    }

    /// <summary>Takes the lists of the trust folder that changed, or all when the authorities that judge them did.</summary>
    public void Refresh()
    {
        lock (_lock)
        {
            if (_judges != trust.Current) _files.Clear();
            _judges = trust.Current;
            foreach (var path in ListFiles())
            {
                var stamp = FileStamp.Of(path);
                if (_files.TryGetValue(path, out var former) && former == stamp) continue;
                _files[path] = stamp;
                TakeFile(path, stamp);
            }
        }
    }

    // The newer of two lists of one issuer comes last, and is no step back.
    private IEnumerable<string> ListFiles() =>
        Directory.EnumerateFiles(folder.Trust, "*.crl").OrderBy(File.GetLastWriteTimeUtc);

    private bool IsInForce(RevocationList list) =>
        list.NextUpdate + TimeSpan.FromMinutes(options.RevocationGraceMinutes) > time.GetUtcNow();

    private RevocationList Judge(byte[] encoded)
    {
        var list = RevocationList.Parse(encoded, trust.Current.All);
        return list.ThisUpdate <= time.GetUtcNow() + Skew
            ? list
            : throw new CryptographicException("The revocation list is not in force yet.");
    }

    private void PutInForce(RevocationList list)
    {
        if (_lists.TryGetValue(list.IssuerKey, out var former) && list.IsOlderThan(former))
            throw new CryptographicException("The revocation list is older than the one in force.");
        _lists = _lists.SetItem(list.IssuerKey, list);
    }

    private void TakeFile(string path, FileStamp stamp)
    {
        try
        {
            if (stamp.Length > LargestList) throw new CryptographicException("The revocation list is too long.");
            PutInForce(Judge(File.ReadAllBytes(path)));
        }
        catch (Exception refusal) when (refusal is CryptographicException or IOException or UnauthorizedAccessException)
        {
            metrics.CountFailure("revocation_list", AuthorityName.ToFileName(Path.GetFileNameWithoutExtension(path)));
            LogRefused(logger, Path.GetFileName(path), refusal);
        }
    }

    [LoggerMessage(LogLevel.Error, "Revocation list {File} is not used; the former one stays in force")]
    private static partial void LogRefused(ILogger logger, string file, Exception refusal);
}
