using System.Security.Cryptography;
using MonEspaceSante.Server.Storage;
using Polly;

namespace MonEspaceSante.Server.Pki;

/// <summary>
/// Fetches the lists of the installed authorities from the addresses of the trust set, and keeps them in the trust folder so
/// that a restart needs no network.
/// </summary>
internal sealed partial class RevocationDownload(
    TrustSets sets,
    TrustFolder trust,
    RevocationLists lists,
    IHttpClientFactory clients,
    DataFolder folder,
    ServerOptions options,
    TrustMetrics metrics,
    TimeProvider time,
    ILogger<RevocationDownload> logger) : BackgroundService
{
    /// <summary>The name of the HTTP client.</summary>
    public const string Client = "revocation-lists";

    private readonly IReadOnlyList<RemoteList> _remotes =
        [.. sets.Authorities.Where(row => row.Liste is not null).Select(row => new RemoteList(row.Nom, new Uri(row.Liste!)))];

    private readonly TimeSpan _interval = options.RevocationRefreshSeconds > 0
        ? TimeSpan.FromSeconds(options.RevocationRefreshSeconds)
        : throw new ArgumentException("RevocationRefreshSeconds : au moins une seconde.", nameof(options));

    /// <summary>Asks every address once. One that fails leaves the list in force, and the others alone.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken) => Task.WhenAll(
        _remotes.Where(remote => trust.Current.Has(remote.Authority)).Select(remote => TakeAsync(remote, cancellationToken)));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_remotes.Count == 0) return;
        using var timer = new PeriodicTimer(_interval, time);
        do
        {
            await RefreshAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TakeAsync(RemoteList remote, CancellationToken cancellationToken)
    {
        var name = AuthorityName.ToFileName(remote.Authority);
        try
        {
            using var client = clients.CreateClient(Client);
            if (await remote.FetchAsync(client, cancellationToken) is not { } answer) return;
            var list = lists.Take(answer.Content, remote.Authority, folder.RevocationList(name));
            remote.OnTaken(answer);
            LogTaken(logger, name, list.NextUpdate);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && IsOfTheSource(failure))
        {
            metrics.CountFailure("revocation_list", name);
            LogFailed(logger, name, failure);
        }
    }

    private static bool IsOfTheSource(Exception failure) => failure
        is HttpRequestException or ExecutionRejectedException or OperationCanceledException
        or CryptographicException or IOException or UnauthorizedAccessException;

    [LoggerMessage(LogLevel.Information, "Revocation list of {Authority} taken, in force until {NextUpdate:u}")]
    private static partial void LogTaken(ILogger logger, string authority, DateTimeOffset nextUpdate);

    [LoggerMessage(LogLevel.Warning, "Revocation list of {Authority} was not refreshed; the former one stays in force")]
    private static partial void LogFailed(ILogger logger, string authority, Exception failure);
}
