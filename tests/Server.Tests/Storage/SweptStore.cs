using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Storage;

/// <summary>A migrated database and the contents that its document rows name.</summary>
internal sealed class SweptStore : IAsyncDisposable
{
    private readonly StoredRows _rows;

    private SweptStore(StoredRows rows)
    {
        _rows = rows;
        Database = rows.Open();
    }

    public Database Database { get; }

    public StoredContents Contents { get; } = new();

    public static async Task<SweptStore> CreateAsync(Engine engine)
    {
        var store = new SweptStore(await StoredRows.CreateAsync(engine));
        await new Migrator(store.Database, TimeProvider.System).MigrateAsync(CancellationToken.None);
        return store;
    }

    public static Task InsertRowAsync(DbConnection connection, Guid content) =>
        connection.ExecuteAsync(
            """
            INSERT INTO document (patient_id, entry_id, seq, submission_id, logical_id, unique_id, status,
                hidden_from_professionals, hidden_from_patient, hidden_from_representatives,
                metadata, content_id, size, sha1, sha256, submitted_at)
            VALUES (@id, @id, 1, @id, @id, 'x', 1, 0, 0, 0, @id, @id, 0, @id, @id, 0)
            """,
            new { id = content.ToByteArray() });

    public Task<int> SweepAsync() =>
        new OrphanSweep(Database, Contents.Store, NullLogger<OrphanSweep>.Instance).RunAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        Contents.Dispose();
    }
}
