using System.Security.Cryptography;
using MonEspaceSante.Server.Storage;
using Polly;

namespace MonEspaceSante.Server.Pki;

/// <summary>
/// Fetches the lists of the installed authorities from the addresses of the trust set, and keeps them in the trust folder so
/// that a restart needs no network. Each list keeps a schedule of its own: an address that is slow or fails holds up no other.
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
    private readonly IReadOnlyList<RemoteList> _remotes =
        [.. sets.Authorities.Where(row => row.Liste is not null).Select(row => new RemoteList(row.Nom, row.Liste!))];

    private readonly TimeSpan _interval = options.RevocationRefreshSeconds > 0
        ? TimeSpan.FromSeconds(options.RevocationRefreshSeconds)
        : throw new ArgumentException("RevocationRefreshSeconds : au moins une seconde.", nameof(options));

    /// <summary>The name of the HTTP client that asks an address.</summary>
    public static string ClientOf(string address) => $"revocation-list {address}";

    /// <summary>Asks every address once. One that fails leaves the list in force, and the others alone.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_remotes.Select(remote => TakeAsync(remote, cancellationToken)));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_remotes.Select(remote => FollowAsync(remote, stoppingToken)));

    private async Task FollowAsync(RemoteList remote, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        do
        {
            await TakeAsync(remote, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TakeAsync(RemoteList remote, CancellationToken cancellationToken)
    {
        if (!trust.Current.Has(remote.Authority)) return;
        var name = AuthorityName.ToFileName(remote.Authority);
        try
        {
            using var client = clients.CreateClient(ClientOf(remote.Address));
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
