using Dapper;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Durability;

/// <summary>A folder whose servers are killed, and its store seen from below.</summary>
internal sealed class AccountScene : IDisposable
{
    public const int Announced = 600;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly string? _postgres;

    public AccountScene(string? postgres)
    {
        _postgres = postgres;
        SharedPki.CopyTo(_folder.Path);
    }

    public Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(_folder.Path, _postgres);

    /// <summary>Starts a server and does not wait for it.</summary>
    public ServerProcess Launch() => ServerProcess.Launch(_folder.Path, _postgres);

    /// <summary>Announces accounts whose time to oppose is over.</summary>
    public async Task AnnounceAsync()
    {
        var announced = CompteTitulaire.None.Announce(
            DateTimeOffset.UnixEpoch.AddYears(50), oppositionEndsAt: DateTimeOffset.UnixEpoch.AddYears(51));
        await using var database = Open();
        await database.WriteAsync(
            async connection =>
            {
                for (var i = 0; i < Announced; i++) await CompteStore.AddAsync(connection, Guid.NewGuid(), announced);
            },
            CancellationToken.None);
    }

    /// <summary>Waits until so many of them have opened by themselves.</summary>
    public async Task UntilOpenedAsync(int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var database = Open();
        while ((await OpenedAsync(database)).Count < count) patience.Token.ThrowIfCancellationRequested();
    }

    /// <summary>Those that have, and when.</summary>
    public async Task<Dictionary<Guid, long>> OpenedAsync()
    {
        await using var database = Open();
        return await OpenedAsync(database);
    }

    private static async Task<Dictionary<Guid, long>> OpenedAsync(Database database)
    {
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<(byte[] Id, long CreatedAt)>(
                "SELECT patient_id, created_at FROM compte WHERE status = @created AND announced_at = @announced",
                new
                {
                    created = (long)CompteStatus.Cree,
                    announced = DateTimeOffset.UnixEpoch.AddYears(50).ToMicroseconds(),
                }),
            CancellationToken.None);
        return rows.ToDictionary(row => new Guid(row.Id), row => row.CreatedAt);
    }

    public void Dispose() => _folder.Dispose();

    private Database Open() =>
        new DataFolder(_folder.Path).OpenDatabase(new ServerOptions { DataFolder = _folder.Path, Postgres = _postgres });
}
