using System.Diagnostics;
using Npgsql;

namespace MonEspaceSante.RealComponents;

/// <summary>A throwaway PostgreSQL cluster, shared by the tests of one process.</summary>
/// <remarks>It is reached by a Unix socket that its owner and root alone may open, so no port is taken.</remarks>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<string?> Programs = new(PostgresPrograms.Find);
    private static readonly Lazy<Task<PostgresServer>> Started = new(() => Task.Run(StartAsync));

    private readonly Process _keeper;
    private readonly string _socketFolder;

    private PostgresServer(Process keeper, string socketFolder)
    {
        _keeper = keeper;
        _socketFolder = socketFolder;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
    }

    /// <summary>The cluster of this process, started by the first test that asks. Without PostgreSQL 15 or later the
    /// test ends as <see cref="RealComponent.Require"/> says.</summary>
    public static async Task<PostgresServer> SharedAsync(CancellationToken cancellationToken = default)
    {
        RealComponent.Require(OperatingSystem.IsLinux(), "The throwaway PostgreSQL cluster is for Linux");
        RealComponent.Require(
            Programs.Value is not null, "PostgreSQL 15 or later is absent: apt-get install postgresql");
        return await Started.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Stops the shared cluster, if a test started it, and deletes it. For a <c>[SetUpFixture]</c>.</summary>
    public static async Task StopSharedAsync()
    {
        if (Started.IsValueCreated)
        {
            var server = await Started.Value;
            await server.DisposeAsync();
        }
    }

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        var name = $"mes_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres", pooling: false));
        await connection.OpenAsync(cancellationToken);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
        return ConnectionString(name, pooling: true);
    }

    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var keeper = Process.Start(PostgresKeeper.Command(Programs.Value!))!;
        var socketFolder = await keeper.StandardOutput.ReadLineAsync();
        if (socketFolder is null)
        {
            var errors = await keeper.StandardError.ReadToEndAsync();
            throw new InvalidOperationException($"PostgreSQL did not start: {errors}");
        }

        return new PostgresServer(keeper, socketFolder);
    }

    private void Stop()
    {
        _keeper.StandardInput.Close();
        _keeper.WaitForExit();
    }

    private string ConnectionString(string database, bool pooling) => new NpgsqlConnectionStringBuilder
    {
        Host = _socketFolder,
        Username = "postgres",
        Database = database,
        Pooling = pooling,
        IncludeErrorDetail = true,
    }.ConnectionString;
}
