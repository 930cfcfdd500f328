using System.Data.Common;
using System.Reflection;
using Dapper;

namespace MonEspaceSante.Server.Storage;

/// <summary>Brings the schema up to date: numbered texts, each applied once and for all.</summary>
internal sealed class Migrator(Database database, TimeProvider time)
{
    private const string Folder = "migrations/";

    public Task MigrateAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(ApplyMissingAsync, cancellationToken);

    private async Task ApplyMissingAsync(DbConnection connection)
    {
        await database.LockSchemaAsync(connection);
        await connection.ExecuteAsync(
            "CREATE TABLE IF NOT EXISTS schema_version (name TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)");
        var applied = await connection.QueryAsync<string>("SELECT name FROM schema_version");
        foreach (var name in Names().Except(applied))
        {
            await connection.ExecuteAsync(database.Translate(Read(name)));
            await connection.ExecuteAsync(
                "INSERT INTO schema_version (name, applied_at) VALUES (@name, @now)",
                new { name, now = time.GetUtcNow().ToMicroseconds() });
        }
    }

    private static IEnumerable<string> Names() =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .Order(StringComparer.Ordinal);

    private static string Read(string name)
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)!);
        return text.ReadToEnd();
    }
}
