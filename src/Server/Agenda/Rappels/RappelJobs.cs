using System.Data.Common;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Rappels;

/// <summary>Tells what is due, at the start and every minute. What one pass does not reach, the next does.</summary>
internal sealed partial class RappelJobs(DueRappels rappels, TimeProvider time, ILogger<RappelJobs> logger)
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
                await rappels.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or OutcomeUnknownException or IOException)
            {
                LogFailed(logger, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Reminders that were due were not all told; the next minute goes on with them")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
