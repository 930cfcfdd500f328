using Dapper;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Storage;

/// <summary>Two servers on one PostgreSQL, and connections that die.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class PostgresSignalsTests
{
    private static readonly Guid Patient = Guid.NewGuid();

    private StoredRows _rows = null!;
    private ListeningServer _server = null!;
    private Database _other = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _rows = await StoredRows.CreateAsync(Engine.Postgres);
        _server = await ListeningServer.StartAsync(_rows.Open());
        _other = _rows.Open();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        if (_other is not null) await _other.DisposeAsync();
        if (_rows is not null) await _rows.DisposeAsync();
    }

    [Test]
    public async Task Given_a_watcher_on_one_server_When_another_server_writes_Then_the_wait_ends(
        CancellationToken timeout)
    {
        using var subscription = _server.Signals.Subscribe(Patient);
        var wait = subscription.WaitAsync(timeout);

        await ListeningServer.WriteAsync(_other, Patient);

        Assert.That(() => wait, Throws.Nothing);
    }

    [Test]
    public async Task Given_a_listener_killed_When_it_is_back_Then_watchers_read_again_and_hear_what_follows(
        CancellationToken timeout)
    {
        using var subscription = _server.Signals.Subscribe(Patient);

        var killed = await KillListenersAsync();
        await subscription.WaitAsync(timeout);
        await ListeningServer.WriteAsync(_other, Patient);

        Assert.That(killed, Is.EqualTo(1));
        Assert.That(() => subscription.WaitAsync(timeout), Throws.Nothing);
    }

    [Test]
    public async Task Given_a_listener_killed_When_another_server_writes_at_once_Then_the_change_is_not_lost(
        CancellationToken timeout)
    {
        using var subscription = _server.Signals.Subscribe(Patient);

        await KillListenersAsync();
        await ListeningServer.WriteAsync(_other, Patient);

        Assert.That(() => subscription.WaitAsync(timeout), Throws.Nothing);
    }

    [Test]
    public async Task Given_a_foreign_payload_When_notified_Then_the_listener_goes_on(CancellationToken timeout)
    {
        using var subscription = _server.Signals.Subscribe(Patient);

        await _other.WriteAsync(
            connection => connection.ExecuteAsync("SELECT pg_notify('dossier_change', 'nonsense')"), timeout);
        await ListeningServer.WriteAsync(_other, Patient);

        Assert.That(() => subscription.WaitAsync(timeout), Throws.Nothing);
    }

    private Task<long> KillListenersAsync() => _other.ReadAsync(
        connection => connection.ExecuteScalarAsync<long>(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND query LIKE 'LISTEN %' AND pid <> pg_backend_pid()
            """),
        CancellationToken.None);
}
