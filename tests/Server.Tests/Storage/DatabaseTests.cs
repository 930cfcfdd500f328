using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Storage;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DatabaseTests(Engine engine)
{
    private StoredRows _rows = null!;
    private Database _database = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _rows = await StoredRows.CreateAsync(engine);
        _database = await _rows.OpenWithNotesAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        if (_rows is not null) await _rows.DisposeAsync();
    }

    [Test]
    public async Task Given_a_write_When_acknowledged_Then_another_server_reads_it_and_its_result_is_returned()
    {
        var answer = await _database.WriteAsync(
            connection => connection.ExecuteScalarAsync<long>("INSERT INTO note (id) VALUES (7) RETURNING id"),
            CancellationToken.None);

        Assert.That(answer, Is.EqualTo(7));
        Assert.That(await StoredRows.ReadNotesAsync(_rows.Open()), Is.EqualTo(new[] { 7 }));
    }

    [Test]
    public async Task Given_work_that_fails_half_way_When_written_Then_nothing_of_it_is_kept()
    {
        var failure = new InvalidOperationException("half way");

        var thrown = Assert.ThrowsAsync<InvalidOperationException>(() => _database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync("INSERT INTO note (id) VALUES (1)");
                throw failure;
            },
            CancellationToken.None));

        Assert.That(thrown, Is.SameAs(failure));
        Assert.That(await StoredRows.ReadNotesAsync(_database), Is.Empty);
    }

    [Test]
    public async Task Given_a_statement_that_fails_When_written_Then_what_came_before_it_is_undone()
    {
        await StoredRows.WriteNoteAsync(_database, 2);

        Assert.CatchAsync<DbException>(() => _database.WriteAsync(
            connection => connection.ExecuteAsync("INSERT INTO note (id) VALUES (1); INSERT INTO note (id) VALUES (2)"),
            CancellationToken.None));

        Assert.That(await StoredRows.ReadNotesAsync(_database), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task Given_200_writers_at_once_When_every_third_fails_Then_exactly_the_acknowledged_are_there()
    {
        var writes = Enumerable.Range(0, 200).Select(async id =>
        {
            try
            {
                await _database.WriteAsync(
                    async connection =>
                    {
                        await connection.ExecuteAsync("INSERT INTO note (id) VALUES (@id)", new { id });
                        if (id % 3 == 0) throw new InvalidOperationException($"{id}");
                    },
                    CancellationToken.None);
                return id;
            }
            catch (InvalidOperationException refusal) when (refusal.Message == $"{id}")
            {
                return -1;
            }
        }).ToList();

        var acknowledged = (await Task.WhenAll(writes)).Where(id => id >= 0).Select(id => (long)id).ToList();

        Assert.That(acknowledged, Has.Count.EqualTo(133));
        Assert.That(await StoredRows.ReadNotesAsync(_rows.Open()), Is.EqualTo(acknowledged));
    }

    [Test]
    public async Task Given_a_write_under_way_When_read_Then_only_what_is_committed_shows()
    {
        var written = new TaskCompletionSource();
        var mayCommit = new TaskCompletionSource();
        var write = _database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync("INSERT INTO note (id) VALUES (1)");
                written.SetResult();
                await mayCommit.Task;
            },
            CancellationToken.None);
        await written.Task;

        Assert.That(await StoredRows.ReadNotesAsync(_database), Is.Empty);
        mayCommit.SetResult();
        await write;
        Assert.That(await StoredRows.ReadNotesAsync(_database), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Given_a_caller_who_has_left_When_its_turn_comes_Then_nothing_is_written()
    {
        Assert.CatchAsync<OperationCanceledException>(
            () => StoredRows.WriteNoteAsync(_database, 1, new CancellationToken(canceled: true)));

        Assert.That(await StoredRows.ReadNotesAsync(_database), Is.Empty);
    }

    [Test]
    public async Task Given_a_commit_that_fails_When_others_write_Then_they_are_acknowledged()
    {
        await _database.WriteAsync(
            connection => connection.ExecuteAsync(
                "CREATE TABLE answer (note BIGINT REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED)"),
            CancellationToken.None);

        Assert.ThrowsAsync<OutcomeUnknownException>(() => _database.WriteAsync(
            connection => connection.ExecuteAsync("INSERT INTO answer (note) VALUES (404)"), CancellationToken.None));
        await StoredRows.WriteNoteAsync(_database, 1);

        Assert.That(await StoredRows.ReadNotesAsync(_rows.Open()), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Given_work_that_ends_the_transaction_When_others_write_Then_they_are_acknowledged()
    {
        Assert.CatchAsync(() => _database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync("ROLLBACK");
                await connection.ExecuteAsync("SELECT no_such_column FROM note");
            },
            CancellationToken.None));
        await StoredRows.WriteNoteAsync(_database, 1);

        Assert.That(await StoredRows.ReadNotesAsync(_rows.Open()), Is.EqualTo(new[] { 1 }));
    }
}
