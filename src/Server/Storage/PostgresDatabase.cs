using System.Data.Common;
using Dapper;
using Npgsql;

namespace MonEspaceSante.Server.Storage;

internal sealed class PostgresDatabase(string connectionString) : Database
{
    private const long SchemaLock = 0x4D45535F53434845;
    private const string SignalChannel = "dossier_change";
    private const int KeepAliveSeconds = 30;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    // A connection for as long as the server runs is none of the pool's; one that died in silence has to be noticed.
    private readonly string _listening = new NpgsqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
        KeepAlive = KeepAliveSeconds,
    }.ConnectionString;

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await _source.OpenConnectionAsync(cancellationToken);

    public override async Task<T> WriteAsync<T>(
        Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await work(connection);
        // Once the work is done only the store decides: a caller who leaves now must not leave the outcome open.
        await CommitAsync(transaction);
        return result;
    }

    private static async Task CommitAsync(NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception failure)
        {
            throw new OutcomeUnknownException(failure);
        }
    }

    public override string Translate(string migration) => migration;

    public override Task LockSchemaAsync(DbConnection connection) =>
        connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@SchemaLock)", new { SchemaLock });

    public override string ForShare => "FOR SHARE";

    // A transaction that has written to the table holds a lock on it to its end, even when its client is gone.
    public override Task AwaitWritersAsync(DbConnection connection, string table) =>
        connection.ExecuteAsync($"LOCK TABLE {table} IN SHARE MODE");

    // PostgreSQL delivers at commit, and the same signal twice in one transaction as one.
    public override Task SignalAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteAsync("SELECT pg_notify(@SignalChannel, @id)", new { SignalChannel, id = $"{patientId:N}" });

    public override async Task ListenAsync(
        Action<Guid> changed, Action resumed, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_listening);
        await connection.OpenAsync(cancellationToken);
        connection.Notification += (_, signal) =>
        {
            if (Guid.TryParseExact(signal.Payload, "N", out var patientId)) changed(patientId);
        };
        await connection.ExecuteAsync($"LISTEN {SignalChannel}");
        resumed();
        while (true) await connection.WaitAsync(cancellationToken);
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();
}
