using Dapper;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Storage;

/// <summary>An empty database of one engine, which several servers may open.</summary>
internal sealed class StoredRows : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Database> _opened = [];
    private readonly string? _postgres;

    private StoredRows(string? postgres) => _postgres = postgres;

    public static async Task<StoredRows> CreateAsync(Engine engine) =>
        new(await SandboxFixture.ConnectionStringAsync(engine));

    /// <summary>Opens the database as one more server does.</summary>
    public Database Open()
    {
        Database database = _postgres is null
            ? new SqliteDatabase(_folder.File("base.sqlite"))
            : new PostgresDatabase(_postgres);
        _opened.Add(database);
        return database;
    }

    /// <summary>Opens the database with a table of notes to write to.</summary>
    public async Task<Database> OpenWithNotesAsync()
    {
        var database = Open();
        await database.WriteAsync(
            connection => connection.ExecuteAsync("CREATE TABLE note (id BIGINT PRIMARY KEY)"), CancellationToken.None);
        return database;
    }

    public static Task WriteNoteAsync(Database database, long id, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            connection => connection.ExecuteAsync("INSERT INTO note (id) VALUES (@id)", new { id }), cancellationToken);

    public static Task<List<long>> ReadNotesAsync(Database database) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<long>("SELECT id FROM note ORDER BY id")).AsList(),
            CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _opened) await database.DisposeAsync();
        _folder.Dispose();
    }
}
