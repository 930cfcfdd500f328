using Dapper;

namespace MonEspaceSante.Server.Storage;

/// <summary>Removes the contents that no document row names: what a crash or a cut left between file and commit.</summary>
internal sealed partial class OrphanSweep(
    Database database, ContentStore contents, TimeProvider time, ILogger<OrphanSweep> logger)
{
    /// <param name="age">
    /// Only contents older than this. Zero is safe only for a server that is alone on its contents and takes no calls yet.
    /// </param>
    /// <param name="cancellationToken">Stops between two contents.</param>
    public async Task<int> RunAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - age;
        var removed = contents.DeleteTemporaryOlderThan(before);
        foreach (var id in contents.EnumerateOlderThan(before))
        {
            if (await IsReferencedAsync(id, cancellationToken)) continue;
            contents.Delete(id);
            removed++;
        }

        if (removed > 0) LogRemoved(logger, removed);
        return removed;
    }

    private Task<bool> IsReferencedAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<bool>(
                "SELECT EXISTS (SELECT 1 FROM document WHERE content_id = @id)", new { id = id.ToByteArray() }),
            cancellationToken);

    [LoggerMessage(LogLevel.Information, "Removed {Count} contents that no document names")]
    private static partial void LogRemoved(ILogger logger, int count);
}
