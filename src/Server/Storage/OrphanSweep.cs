using Dapper;

namespace MonEspaceSante.Server.Storage;

/// <summary>Removes the contents that no row names: what a crash or a cut left between file and commit.</summary>
internal sealed partial class OrphanSweep(Database database, ContentStore contents, ILogger<OrphanSweep> logger)
{
    // The tables whose rows name contents.
    private static readonly string[] Naming = ["document", "messagerie_piece"];

    private static readonly string IsNamed = string.Join(
        " OR ", Naming.Select(table => $"EXISTS (SELECT 1 FROM {table} WHERE content_id = @id)"));

    /// <summary>Sweeps. For a server that is alone on its contents and takes no calls yet.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // A server that was killed may have left a commit on its way to the store: its content is not an orphan.
        foreach (var table in Naming)
            await database.WriteAsync(connection => database.AwaitWritersAsync(connection, table), cancellationToken);
        var removed = contents.DeleteTemporary();
        foreach (var id in contents.Enumerate())
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
            connection => connection.ExecuteScalarAsync<bool>($"SELECT {IsNamed}", new { id = id.ToByteArray() }),
            cancellationToken);

    [LoggerMessage(LogLevel.Information, "Removed {Count} contents that no row names")]
    private static partial void LogRemoved(ILogger logger, int count);
}
