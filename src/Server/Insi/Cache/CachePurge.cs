using System.Data.Common;

namespace MonEspaceSante.Server.Insi.Cache;

/// <summary>Removes persons who may no longer be told, at the start and every ten minutes.</summary>
internal sealed partial class CachePurge(AnswerCache cache, TimeProvider time, ILogger<CachePurge> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await cache.PurgeAsync(stoppingToken);
            }
            catch (DbException failure)
            {
                LogFailed(logger, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "The cache of INSi was not purged; the next time will do it")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
