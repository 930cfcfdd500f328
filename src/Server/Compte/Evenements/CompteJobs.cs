using System.Data.Common;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Evenements;

/// <summary>Lets what is due happen, at the start and every minute. What one pass does not reach, the next does.</summary>
internal sealed partial class CompteJobs(DueEvents events, TimeProvider time, ILogger<CompteJobs> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await events.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or OutcomeUnknownException or IOException)
            {
                LogFailed(logger, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "What was due to accounts did not all happen; the next minute goes on with it")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
