using Dapper;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.AccessTraces;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class AccessJournalTests(Engine engine)
{
    private static readonly Caller Doctor = new(TracedStore.Doctor);
    private static readonly Caller SecretDoctor = Doctor with { IsSecret = true };
    private static readonly Caller Structure = new(TracedStore.Doctor with { Mode = AuthenticationMode.Indirecte });

    private readonly Guid _patient = Guid.NewGuid();
    private TracedStore _store = null!;

    [SetUp]
    public async Task CreateAsync() => _store = await TracedStore.CreateAsync(engine);

    [TearDown]
    public async Task CloseAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
    }

    [Test]
    public async Task Given_an_access_When_traced_Then_who_why_what_and_when_are_told()
    {
        var caller = SecretDoctor with { Mode = AccessMode.BrisDeGlace, Reason = "patient inconscient" };
        var act = new TracedAct("TD3.2", "2.25.42", IsAutomatic: true);
        var before = _store.Clock.GetUtcNow();

        await _store.AppendAsync(caller, _patient, act);

        var trace = (await _store.ListAsync(_patient)).Single();
        Assert.That(trace.Rank, Is.EqualTo(1));
        Assert.That(trace.MadeAt, Is.InRange(before.AddTicks(-10), _store.Clock.GetUtcNow()));
        Assert.That(
            trace.Circumstances,
            Is.EqualTo(new AccessCircumstances(AccessMode.BrisDeGlace, isSecret: true, "patient inconscient")));
        Assert.That(trace.Act, Is.EqualTo(act));
        Assert.That(trace.Caller, Is.EqualTo(new TracedCaller(
            "899700296140", "LEFORT", "CAMILLE", "10", "499700296140001", "CABINET LEFORT", AuthenticationMode.Directe)));
    }

    [Test]
    public async Task Given_a_write_When_it_is_undone_Then_so_is_its_trace()
    {
        var trace = TracedAccess.Of(Doctor, _patient, new TracedAct("TD3.1"));

        Assert.ThrowsAsync<InvalidOperationException>(() => _store.WriteAsync(async connection =>
        {
            await _store.Journal.AppendAsync(connection, trace);
            throw new InvalidOperationException();
        }));

        Assert.That(await _store.ListAsync(_patient), Is.Empty);
        Assert.That(await NotificationsAsync(), Is.Empty);
        Assert.That(await _store.VerifyAsync(_patient), Is.Null);
    }

    [Test]
    public async Task Given_several_accesses_in_one_write_When_committed_Then_all_are_chained()
    {
        await _store.WriteAsync(async connection =>
        {
            foreach (var transaction in new[] { "TD0.2", "TD2.1", "TD2.1" })
            {
                await _store.Journal.AppendAsync(
                    connection, TracedAccess.Of(Doctor, _patient, new TracedAct(transaction)));
            }
        });

        Assert.That(
            (await _store.ListAsync(_patient)).Select(trace => (trace.Rank, trace.Act.Transaction)),
            Is.EqualTo(new[] { (3L, "TD2.1"), (2L, "TD2.1"), (1L, "TD0.2") }));
        Assert.That((await _store.VerifyAsync(_patient))!.Broken, Is.Null);
    }

    [Test]
    public async Task Given_more_traces_than_a_page_When_paged_by_rank_Then_each_comes_once_latest_first()
    {
        for (var i = 1; i <= 7; i++) await _store.AppendAsync(_patient, $"2.25.{i}");
        await _store.AppendAsync(Guid.NewGuid(), "2.25.8");

        var ranks = new List<long>();
        List<KeptTrace> page;
        for (var before = long.MaxValue; ; before = page[^1].Rank)
        {
            page = await _store.History.ListAsync(_patient, before, 3, CancellationToken.None);
            if (page.Count == 0) break;
            ranks.AddRange(page.Select(trace => trace.Rank));
        }

        Assert.That(ranks, Is.EqualTo(new[] { 7, 6, 5, 4, 3, 2, 1 }));
    }

    [Test]
    public async Task Given_a_secret_connection_When_representatives_list_Then_its_accesses_are_not_there()
    {
        await _store.AppendAsync(_patient, "2.25.1");
        await _store.AppendAsync(SecretDoctor, _patient, new TracedAct("TD3.2", "2.25.2"));
        await _store.AppendAsync(_patient, "2.25.3");

        var shown = await _store.History.ListShownToRepresentativesAsync(
            _patient, long.MaxValue, 10, CancellationToken.None);
        Assert.That(shown.Select(trace => trace.Rank), Is.EqualTo(new[] { 3, 1 }));
        Assert.That(await _store.ListAsync(_patient), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Given_several_callers_When_one_lists_its_own_Then_no_other_is_there()
    {
        var act = new TracedAct("TD0.2");
        await _store.AppendAsync(Doctor, _patient, act);
        await _store.AppendAsync(Structure, _patient, act);

        Assert.That(await RanksOfAsync("899700296140"), Is.EqualTo(new[] { 1 }));
        Assert.That(await RanksOfAsync("499700296140001"), Is.EqualTo(new[] { 2 }));
        Assert.That(await RanksOfAsync("899700000000"), Is.Empty);
    }

    [Test]
    public async Task Given_a_search_When_traced_Then_the_patient_is_to_be_told_and_of_nothing_else()
    {
        await _store.AppendAsync(_patient);
        await _store.AppendAsync(Doctor, _patient, new TracedAct("TD3.1"));
        await _store.AppendAsync(
            SecretDoctor with { Mode = AccessMode.Centre15 }, _patient, new TracedAct("TD3.1", IsAutomatic: true));

        var told = await NotificationsAsync();

        Assert.That(
            told.Select(notification => (notification.Rank, notification.TraceRank, notification.IsHiddenFromRepresentatives)),
            Is.EqualTo(new (long, long?, bool)[] { (2, 3, true), (1, 2, false) }));
        Assert.That(told[0].Notification, Is.EqualTo(new PatientNotification(
            NotificationKind.Urgence, TracedCaller.Of(TracedStore.Doctor), AccessMode.Centre15)));
        Assert.That(told[0].MadeAt, Is.EqualTo((await _store.ListAsync(_patient))[0].MadeAt));
    }

    [Test]
    public async Task Given_chained_rows_When_their_store_is_read_Then_ranks_start_at_one_and_leave_no_gap()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => _store.AppendAsync(_patient))));

        var ranks = await _store.Database.ReadAsync(
            connection => connection.QueryAsync<long>("SELECT rank FROM access_trace ORDER BY rank"),
            CancellationToken.None);
        Assert.That(ranks, Is.EqualTo(Enumerable.Range(1, 40)));
    }

    [TestCase(AccessMode.BrisDeGlace, "")]
    [TestCase(AccessMode.BrisDeGlace, " ")]
    [TestCase(AccessMode.Normal, "curiosité")]
    [TestCase(AccessMode.Centre15, "appel")]
    public void A_reason_goes_with_break_glass_alone(AccessMode mode, string reason) =>
        Assert.That(() => new AccessCircumstances(mode, reason: reason), Throws.ArgumentException);

    [Test]
    public void What_is_traced_is_never_spelt_by_accident()
    {
        var caller = Doctor with { Mode = AccessMode.BrisDeGlace, Reason = "M. PAT-TROIS ne répond plus" };
        var trace = TracedAccess.Of(caller, _patient, new TracedAct("TD3.1"));

        Assert.That(
            $"{trace} {trace.Caller} {trace.Circumstances} {PatientNotification.Of(trace, NotificationKind.Search)}",
            Does.Not.Contain("LEFORT").And.Not.Contain("PAT-TROIS").And.Not.Contain("899700296140"));
    }

    private async Task<IEnumerable<long>> RanksOfAsync(string actor)
    {
        var traces = await _store.History.ListOfActorAsync(_patient, actor, long.MaxValue, 10, CancellationToken.None);
        return traces.Select(trace => trace.Rank);
    }

    private Task<List<KeptNotification>> NotificationsAsync() =>
        _store.Notifications.ListAsync(_patient, long.MaxValue, 10, CancellationToken.None);
}
