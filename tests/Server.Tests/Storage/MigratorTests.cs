using Dapper;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Storage;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class MigratorTests(Engine engine)
{
    private StoredRows _rows = null!;

    [SetUp]
    public async Task CreateAsync() => _rows = await StoredRows.CreateAsync(engine);

    [TearDown]
    public async Task CloseAsync()
    {
        if (_rows is not null) await _rows.DisposeAsync();
    }

    [Test]
    public async Task Given_a_schema_up_to_date_When_migrated_again_Then_nothing_changes()
    {
        await MigrateAsync(_rows.Open());
        var before = await VersionsAsync();

        await MigrateAsync(_rows.Open());

        Assert.That(await VersionsAsync(), Is.EqualTo(before).And.Not.Empty);
    }

    [Test]
    public async Task Given_several_servers_When_they_migrate_at_once_Then_each_text_is_applied_once()
    {
        var servers = Enumerable.Range(0, 6).Select(_ => _rows.Open()).ToList();

        await Task.WhenAll(servers.Select(MigrateAsync));

        Assert.That((await VersionsAsync()).Select(version => version.Name), Is.Unique.And.Not.Empty);
        var dossiers = await servers[0].ReadAsync(
            connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM dossier"), CancellationToken.None);
        Assert.That(dossiers, Is.Zero);
    }

    private static Task MigrateAsync(Database database) =>
        new Migrator(database, TimeProvider.System).MigrateAsync(CancellationToken.None);

    private Task<List<Version>> VersionsAsync() =>
        _rows.Open().ReadAsync(
            async connection => (await connection.QueryAsync<Version>(
                "SELECT name AS Name, applied_at AS AppliedAt FROM schema_version ORDER BY name")).AsList(),
            CancellationToken.None);

    private sealed record Version(string Name, long AppliedAt);
}
