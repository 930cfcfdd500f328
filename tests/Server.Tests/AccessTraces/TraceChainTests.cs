using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.AccessTraces;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TraceChainTests(Engine engine)
{
    private const int Traces = 5;

    private TracedStore _store = null!;

    [SetUp]
    public async Task CreateAsync() => _store = await TracedStore.CreateAsync(engine);

    [TearDown]
    public async Task CloseAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
    }

    [TestCaseSource(typeof(Tampering), nameof(Tampering.All))]
    public async Task Given_a_chain_When_tampered_with_Then_the_verification_tells_where_and_how(Tampering tampering)
    {
        var patient = await _store.TracedDossierAsync(Traces);
        var sound = await _store.TracedDossierAsync(1);

        await tampering.ApplyAsync(_store, patient, rank: 3, Traces);

        Assert.That((await _store.VerifyAsync(patient))!.Broken, Is.EqualTo(tampering.Expected(3, Traces)));
        Assert.That((await _store.VerifyAsync(sound))!.Broken, Is.Null);
    }

    [TestCaseSource(typeof(Tampering), nameof(Tampering.All))]
    public async Task Given_a_chain_that_was_tampered_with_When_it_goes_on_Then_nothing_is_covered_up(Tampering tampering)
    {
        var patient = await _store.TracedDossierAsync(Traces);
        await tampering.ApplyAsync(_store, patient, rank: 3, Traces);

        await GoOnAsync(patient);

        Assert.That((await _store.VerifyAsync(patient))!.Broken, Is.Not.Null);
    }

    [Test]
    public async Task Given_more_dossiers_than_are_read_at_once_When_verified_Then_each_is_told_once()
    {
        const int dossiers = 1203;
        await Task.WhenAll(Enumerable.Range(0, dossiers).Select(_ => _store.AppendAsync(Guid.NewGuid())));

        var verified = await _store.Verification.RunAsync(CancellationToken.None).ToListAsync();

        Assert.That(verified.Select(dossier => Convert.ToHexString(dossier.PatientId)), Is.Unique);
        Assert.That(verified, Has.Count.EqualTo(dossiers));
        Assert.That(verified, Has.All.Matches<VerifiedDossier>(dossier => dossier is { Traces: 1, Broken: null }));
    }

    [Test]
    public async Task Given_traces_being_written_When_verified_beside_Then_sound_at_each_moment()
    {
        var patients = Enumerable.Range(0, 4).Select(_ => Guid.NewGuid()).ToList();
        var writing = Task.WhenAll(patients.Select(patient => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++) await _store.AppendAsync(patient);
        })));

        do
        {
            var verified = await _store.Verification.RunAsync(CancellationToken.None).ToListAsync();
            Assert.That(verified.Select(dossier => dossier.Broken), Has.All.Null);
        }
        while (!writing.IsCompleted);

        await writing;
        Assert.That((await _store.VerifyAsync(patients[0]))!.Traces, Is.EqualTo(50));
    }

    [TestCase("made_at", TraceFault.Altered)]
    [TestCase("caller_hash", TraceFault.Altered)]
    [TestCase("body", TraceFault.Unreadable)]
    public async Task Given_a_cell_made_a_text_When_verified_Then_found_like_any_other(string column, TraceFault fault)
    {
        // PostgreSQL takes no text there.
        await using var store = await TracedStore.CreateAsync(Engine.Sqlite);
        var patient = await store.TracedDossierAsync(Traces);
        await store.WriteAsync(connection => connection.ExecuteAsync(
            $"UPDATE access_trace SET {column} = 'hier' WHERE rank = 2"));

        Assert.That((await store.VerifyAsync(patient))!.Broken, Is.EqualTo(new BrokenLink(2, fault)));
    }

    [Test]
    public async Task Given_no_trace_When_verified_Then_no_dossier_is_told() =>
        Assert.That(await _store.Verification.RunAsync(CancellationToken.None).ToListAsync(), Is.Empty);

    // Where a rank is already taken the access is not traced, and so must not be answered.
    private async Task GoOnAsync(Guid patient)
    {
        var isTaken = await _store.Database.ReadAsync(
            connection => connection.ExecuteScalarAsync<bool>(
                """
                SELECT EXISTS (SELECT 1 FROM access_trace WHERE patient_id = @id AND rank = COALESCE(
                    (SELECT trace_count FROM access_trace_head WHERE patient_id = @id), 0) + 1)
                """,
                new { id = patient.ToByteArray() }),
            CancellationToken.None);
        Assert.That(
            () => _store.AppendAsync(patient),
            isTaken ? Throws.InstanceOf<DbException>() : Throws.Nothing);
    }
}
