using System.Data.Common;

namespace MonEspaceSante.Server.Storage;

/// <summary>The relational store: one SQL text for SQLite and PostgreSQL.</summary>
internal abstract class Database : IAsyncDisposable
{
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Runs the work in one transaction, which is durable when the task completes. An exception undoes the work.
    /// </summary>
    public abstract Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>The text of a migration with the type names of this engine.</summary>
    public abstract string Translate(string migration);

    /// <summary>Keeps other servers on the same store from migrating it in the same transaction.</summary>
    public abstract Task LockSchemaAsync(DbConnection connection);

    /// <summary>Ends a reading, in a write, whose rows are to stay as they are until it is committed. Others may read them so at
    /// once; who changes them waits.</summary>
    public abstract string ForShare { get; }

    /// <summary>Waits, in a write, for the writes to a table that are on their way, whoever began them.</summary>
    public abstract Task AwaitWritersAsync(DbConnection connection, string table);

    /// <summary>Signals, in a write, that it changes a dossier. Listeners hear it once the write is committed, or never.</summary>
    public abstract Task SignalAsync(DbConnection connection, Guid patientId);

    /// <summary>Hears the signals of every server on this store, until it is stopped or cut.</summary>
    /// <param name="changed">Called for each dossier that may have changed.</param>
    /// <param name="resumed">Called once, when nothing is missed any more; earlier signals may have been.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public abstract Task ListenAsync(Action<Guid> changed, Action resumed, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    public Task WriteAsync(Func<DbConnection, Task> work, CancellationToken cancellationToken) =>
        WriteAsync(
            async connection =>
            {
                await work(connection);
                return true;
            },
            cancellationToken);

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await work(connection);
    }
}
