using Dapper;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Storage;

internal sealed class SqliteDatabaseTests
{
    [Test]
    public async Task Given_writes_that_wait_When_closed_Then_they_are_done_first()
    {
        await using var rows = await StoredRows.CreateAsync(Engine.Sqlite);
        var database = await rows.OpenWithNotesAsync();
        var writes = Enumerable.Range(1, 300).Select(id => StoredRows.WriteNoteAsync(database, id)).ToList();

        await database.DisposeAsync();
        await Task.WhenAll(writes);

        Assert.That(await StoredRows.ReadNotesAsync(rows.Open()), Has.Count.EqualTo(300));
    }

    [TestCase("journal_mode", "wal")]
    [TestCase("synchronous", "2", Description = "FULL: every commit is synced, so that it outlives a power cut")]
    [TestCase("foreign_keys", "1")]
    public async Task Every_connection_is_durable(string pragma, string expected)
    {
        await using var rows = await StoredRows.CreateAsync(Engine.Sqlite);
        await using var connection = await rows.Open().OpenAsync(CancellationToken.None);

        Assert.That(await connection.ExecuteScalarAsync<string>($"PRAGMA {pragma}"), Is.EqualTo(expected));
    }
}
