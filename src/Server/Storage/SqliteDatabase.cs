using System.Data;
using System.Data.Common;
using System.Threading.Channels;
using Dapper;
using Microsoft.Data.Sqlite;

namespace MonEspaceSante.Server.Storage;

/// <summary>SQLite in WAL mode. One writer commits all the writes that wait at a time: they share one fsync.</summary>
internal sealed class SqliteDatabase : Database
{
    private const int LargestGroup = 128;

    private readonly string _connectionString;
    private readonly Channel<PendingWrite> _writes = Channel.CreateUnbounded<PendingWrite>(new() { SingleReader = true });
    private readonly Task _writer;
    private PendingWrite? _underWay;

    private event Action<Guid>? Changed;

    public SqliteDatabase(string path)
    {
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
        _writer = Task.Run(WriteGroupsAsync);
    }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000; PRAGMA foreign_keys = ON; "
            // Statistics of a large table are a sample of it: whoever takes them is the one writer meanwhile.
            + "PRAGMA analysis_limit = 1000");
        return connection;
    }

    public override async Task<T> WriteAsync<T>(
        Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        T result = default!;
        var write = new PendingWrite(async connection => result = await work(connection), cancellationToken);
        await _writes.Writer.WriteAsync(write, cancellationToken);
        await write.Done;
        return result;
    }

    public override string Translate(string migration) => migration.Replace(" BYTEA", " BLOB", StringComparison.Ordinal);

    public override Task LockSchemaAsync(DbConnection connection) => Task.CompletedTask;

    // One writer at a time.
    public override string ForShare => "";

    // One writer at a time, and a process that ends takes its transaction with it.
    public override Task AwaitWritersAsync(DbConnection connection, string table) => Task.CompletedTask;

    public override Task SignalAsync(DbConnection connection, Guid patientId)
    {
        var write = _underWay ?? throw new InvalidOperationException("A signal belongs to a write.");
        write.Signals.Add(patientId);
        return Task.CompletedTask;
    }

    // One server alone uses a file: its own writes are all there is to hear.
    public override async Task ListenAsync(
        Action<Guid> changed, Action resumed, CancellationToken cancellationToken)
    {
        Changed += changed;
        try
        {
            resumed();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        finally
        {
            Changed -= changed;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await _writer;
        await using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private async Task WriteGroupsAsync()
    {
        var group = new List<PendingWrite>();
        while (await _writes.Reader.WaitToReadAsync())
        {
            group.Clear();
            try
            {
                await using var connection = await OpenAsync(CancellationToken.None);
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable);
                while (group.Count < LargestGroup && _writes.Reader.TryRead(out var write))
                {
                    group.Add(write);
                    _underWay = write;
                    await write.RunAsync(connection);
                }

                _underWay = null;
                await transaction.CommitAsync();
                group.ForEach(Announce);
                group.ForEach(write => write.Acknowledge());
            }
            catch (Exception failure)
            {
                // The whole group is undone. Nobody is waiting yet when the database cannot even be opened.
                if (group.Count == 0 && _writes.Reader.TryRead(out var write)) group.Add(write);
                group.ForEach(Announce);
                group.ForEach(write => write.Fail(new OutcomeUnknownException(failure)));
            }
        }
    }

    private void Announce(PendingWrite write) => write.Signals.ForEach(patientId => Changed?.Invoke(patientId));

    private sealed class PendingWrite(Func<DbConnection, Task> work, CancellationToken cancellationToken)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Exception? _refusal;

        public Task Done => _done.Task;

        public List<Guid> Signals { get; } = [];

        public async Task RunAsync(DbConnection connection)
        {
            await connection.ExecuteAsync("SAVEPOINT pending_write");
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                await work(connection);
            }
            catch (Exception refusal)
            {
                _refusal = refusal;
                Signals.Clear();
                await connection.ExecuteAsync("ROLLBACK TO pending_write");
            }

            await connection.ExecuteAsync("RELEASE pending_write");
        }

        public void Acknowledge()
        {
            if (_refusal is null) _done.TrySetResult();
            else _done.TrySetException(_refusal);
        }

        public void Fail(Exception failure) => _done.TrySetException(failure);
    }
}
