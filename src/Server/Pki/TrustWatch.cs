namespace MonEspaceSante.Server.Pki;

/// <summary>Takes what changed in the files that trust rests on, and warns of their ends, without a restart.</summary>
internal sealed partial class TrustWatch(
    TrustFolder trust,
    RevocationLists lists,
    ServerCertificate server,
    ExpiryAlarms alarms,
    TimeProvider time,
    ILogger<TrustWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    public void Refresh()
    {
        try
        {
            server.Refresh();
            trust.Refresh();
            lists.Refresh();
            alarms.Tell();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogFailed(logger, failure);
        }
    }

    /// <summary>Reads everything before the first call comes.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Refresh();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) Refresh();
    }

    [LoggerMessage(LogLevel.Error, "The trust folder cannot be read; what it held before stays in force")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
