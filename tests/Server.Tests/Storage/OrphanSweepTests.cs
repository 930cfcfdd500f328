using Dapper;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Storage;

internal sealed class OrphanSweepTests
{
    [Test]
    public async Task Given_named_unnamed_and_unfinished_contents_When_swept_Then_the_named_alone_are_left(
        [Values] Engine engine)
    {
        await using var store = await SweptStore.CreateAsync(engine);
        var named = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            named.Add(await store.Contents.WriteAsync(StoredContents.Bytes(i)));
            await store.Contents.WriteAsync(StoredContents.Bytes(i));
            await store.Database.WriteAsync(
                connection => SweptStore.InsertRowAsync(connection, named[^1]), CancellationToken.None);
        }

        await using var unfinished = store.Contents.Store.Create();

        Assert.That(await store.SweepAsync(), Is.EqualTo(4));
        Assert.That(store.Contents.Store.Enumerate(), Is.EquivalentTo(named));
        Assert.That(store.Contents.Files(), Has.Count.EqualTo(3));
        Assert.That(await store.SweepAsync(), Is.Zero);
    }

    [Test]
    public async Task Given_a_commit_that_a_killed_server_left_on_its_way_When_swept_Then_its_content_is_kept()
    {
        await using var store = await SweptStore.CreateAsync(Engine.Postgres);
        var content = await store.Contents.WriteAsync(StoredContents.Bytes(5));
        await using var killed = await store.Database.OpenAsync(CancellationToken.None);
        await using var transaction = await killed.BeginTransactionAsync();
        await SweptStore.InsertRowAsync(killed, content);

        var sweep = store.SweepAsync();
        await SweepWaitsAsync(store);
        await transaction.CommitAsync();

        Assert.That(await sweep, Is.Zero);
        Assert.That(store.Contents.Store.Enumerate(), Is.EqualTo(new[] { content }));
    }

    private static async Task SweepWaitsAsync(SweptStore store)
    {
        await using var observer = await store.Database.OpenAsync(CancellationToken.None);
        while (!await observer.ExecuteScalarAsync<bool>(
                   "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'document'::regclass)"))
        {
            await Task.Yield();
        }
    }
}
