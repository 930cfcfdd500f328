using System.Data.Common;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Storage;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>What a sandbox's store holds, seen from below: rows and files.</summary>
internal sealed class StoreContents(SandboxServer sandbox)
{
    private Database Database => sandbox.Host.Services.GetRequiredService<Database>();

    public Task<long> CountDocumentsAsync(string uniqueId) =>
        CountAsync("SELECT COUNT(*) FROM document WHERE unique_id = @key", uniqueId);

    public Task<long> CountSubmissionsAsync(Guid requestId) =>
        CountAsync("SELECT COUNT(*) FROM submission WHERE request_id = @key", requestId.ToByteArray());

    /// <summary>How many answers of the national register are kept.</summary>
    public Task<long> CountAnswersAsync() => CountAsync("SELECT COUNT(*) FROM ins_answer", "");

    /// <summary>How many rows are kept for a mailbox: where it takes part, its messages, their words, what happened.</summary>
    public Task<long> CountOfMailboxAsync(Guid boite) => CountAsync(
        """
        SELECT (SELECT COUNT(*) FROM messagerie_participation WHERE boite_id = @key)
            + (SELECT COUNT(*) FROM messagerie_remise WHERE boite_id = @key)
            + (SELECT COUNT(*) FROM messagerie_mot WHERE boite_id = @key)
            + (SELECT COUNT(*) FROM messagerie_evenement WHERE boite_id = @key)
        """,
        boite.ToByteArray());

    /// <summary>Fails the test when anything of a deposit is in a table.</summary>
    public async Task DemandNothingOfAsync(Guid requestId, params IEnumerable<string> uniqueIds)
    {
        Assert.That(await CountSubmissionsAsync(requestId), Is.Zero, "submissions");
        foreach (var uniqueId in uniqueIds) Assert.That(await CountDocumentsAsync(uniqueId), Is.Zero, "documents");
    }

    /// <summary>
    /// What should not be there once no call is under way: files that nothing names, documents and attachments without a file,
    /// submissions without a document.
    /// </summary>
    public async Task<IReadOnlyList<string>> FindLeftoversAsync()
    {
        var named = await QueryAsync<byte[]>(
            "SELECT content_id FROM document UNION ALL SELECT content_id FROM messagerie_piece");
        var expected = named.Select(id => new Guid(id)).Where(id => id != Guid.Empty).Select(id => id.ToString("N")).ToHashSet();
        var folder = new DataFolder(sandbox.DataFolder).Contents;
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(Path.GetFileName)
            .ToHashSet();
        var empty = await QueryAsync<byte[]>(
            "SELECT submission_id FROM submission WHERE submission_id NOT IN (SELECT submission_id FROM document)");
        return
        [
            .. files.Where(file => !expected.Contains(file!)).Select(file => $"file {file}"),
            .. expected.Where(id => !files.Contains(id)).Select(id => $"document without file {id}"),
            .. empty.Select(id => $"submission without document {new Guid(id)}"),
        ];
    }

    /// <summary>Every value of every table, as bytes. The directory is published: it names professionals, and is left out.
    /// </summary>
    public Task<List<byte[]>> ReadEveryValueAsync() => Database.ReadAsync(
        async connection =>
        {
            var values = new List<byte[]>();
            foreach (var table in await connection.QueryAsync<string>(TablesOf(connection)))
            {
                if (table.StartsWith("annuaire_", StringComparison.Ordinal)) continue;
                foreach (IDictionary<string, object?> row in await connection.QueryAsync($"SELECT * FROM {table}"))
                    values.AddRange(row.Values.Select(value => value as byte[] ?? Encoding.UTF8.GetBytes($"{value}")));
            }

            return values;
        },
        CancellationToken.None);

    private static string TablesOf(DbConnection connection) => connection is SqliteConnection
        ? "SELECT name FROM sqlite_master WHERE type = 'table'"
        : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'";

    private Task<long> CountAsync(string sql, object key) =>
        Database.ReadAsync(connection => connection.ExecuteScalarAsync<long>(sql, new { key }), CancellationToken.None);

    private Task<IEnumerable<T>> QueryAsync<T>(string sql) =>
        Database.ReadAsync(connection => connection.QueryAsync<T>(sql), CancellationToken.None);
}
