using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Storage;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class ChangeSignalsTests(Engine engine)
{
    private static readonly Guid Patient = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();

    private StoredRows _rows = null!;
    private ListeningServer _server = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _rows = await StoredRows.CreateAsync(engine);
        _server = await ListeningServer.StartAsync(_rows.Open());
    }

    [TearDown]
    public async Task CloseAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        if (_rows is not null) await _rows.DisposeAsync();
    }

    [Test]
    public async Task Given_a_watcher_who_waits_When_a_change_commits_Then_the_wait_ends(CancellationToken timeout)
    {
        using var subscription = _server.Signals.Subscribe(Patient);
        var wait = subscription.WaitAsync(timeout);

        await _server.WriteAsync(Patient);

        Assert.That(() => wait, Throws.Nothing);
    }

    [Test]
    public async Task Given_a_change_between_the_read_and_the_wait_When_waited_Then_it_is_not_lost(
        CancellationToken timeout)
    {
        using var subscription = _server.Signals.Subscribe(Patient);
        await _server.WriteAsync(Patient);
        await HeardAsync(timeout);

        Assert.That(subscription.WaitAsync(timeout).IsCompleted, Is.True);
    }

    [Test]
    public async Task Given_many_changes_that_nobody_waited_for_When_waited_Then_they_are_one(CancellationToken timeout)
    {
        using var subscription = _server.Signals.Subscribe(Patient);
        for (var change = 0; change < 5; change++) await _server.WriteAsync(Patient);
        await HeardAsync(timeout);

        await subscription.WaitAsync(timeout);

        Assert.That(subscription.WaitAsync(timeout).IsCompleted, Is.False);
    }

    [Test]
    public async Task Given_a_write_that_is_undone_When_another_commits_Then_only_the_other_is_heard(
        CancellationToken timeout)
    {
        using var subscription = _server.Signals.Subscribe(Patient);
        var wait = subscription.WaitAsync(timeout);

        Assert.ThrowsAsync<InvalidOperationException>(() => _server.Database.WriteAsync(
            async connection =>
            {
                await _server.Database.SignalAsync(connection, Patient);
                throw new InvalidOperationException("undone");
            },
            CancellationToken.None));
        await HeardAsync(timeout);

        Assert.That(wait.IsCompleted, Is.False);
    }

    [Test]
    public async Task Given_a_write_under_way_When_it_has_not_committed_Then_nobody_is_woken(CancellationToken timeout)
    {
        using var subscription = _server.Signals.Subscribe(Patient);
        var wait = subscription.WaitAsync(timeout);
        var isWokenEarly = true;

        await _server.Database.WriteAsync(
            async connection =>
            {
                await _server.Database.SignalAsync(connection, Patient);
                isWokenEarly = wait.IsCompleted;
            },
            timeout);
        await wait;

        Assert.That(isWokenEarly, Is.False);
    }

    [Test]
    public async Task Given_watchers_of_one_dossier_When_it_changes_Then_all_are_woken_and_no_one_else(
        CancellationToken timeout)
    {
        using var first = _server.Signals.Subscribe(Patient);
        using var second = _server.Signals.Subscribe(Patient);
        using var stranger = _server.Signals.Subscribe(Other);

        await _server.WriteAsync(Patient);
        await first.WaitAsync(timeout);
        await second.WaitAsync(timeout);

        Assert.That(stranger.WaitAsync(timeout).IsCompleted, Is.False);
    }

    [Test]
    public async Task Given_a_change_before_anyone_listens_When_the_server_starts_Then_the_watcher_reads_again(
        CancellationToken timeout)
    {
        await using var late = new ListeningServer(_rows.Open());
        using var subscription = late.Signals.Subscribe(Patient);
        await late.WriteAsync(Patient);

        await late.Signals.StartAsync(timeout);

        Assert.That(() => subscription.WaitAsync(timeout), Throws.Nothing);
    }

    [Test]
    public async Task Given_a_watcher_who_left_When_the_dossier_changes_Then_nothing_is_signalled_to_it(
        CancellationToken timeout)
    {
        var subscription = _server.Signals.Subscribe(Patient);
        subscription.Dispose();

        await _server.WriteAsync(Patient);
        await HeardAsync(timeout);

        Assert.That(subscription.WaitAsync(timeout).IsCompleted, Is.False);
    }

    [Test]
    public void Given_a_wait_that_is_cancelled_When_nothing_changes_Then_it_ends()
    {
        using var subscription = _server.Signals.Subscribe(Patient);
        using var cancellation = new CancellationTokenSource();
        var wait = subscription.WaitAsync(cancellation.Token);

        cancellation.Cancel();

        Assert.That(() => wait, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Given_a_server_that_listens_When_stopped_Then_it_ends_without_a_fault(CancellationToken timeout)
    {
        await _server.Signals.StopAsync(timeout);

        Assert.That(_server.Signals.ExecuteTask!.IsCompletedSuccessfully, Is.True);
    }

    // Signals arrive in the order of their commits: when this one is there, so are those before it.
    private async Task HeardAsync(CancellationToken timeout)
    {
        using var last = _server.Signals.Subscribe(Guid.AllBitsSet);
        await _server.WriteAsync(Guid.AllBitsSet);
        await last.WaitAsync(timeout);
    }
}
