using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Dmp;
using MonEspaceSante.Server.Dmp.Changes;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Submissions;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Changes;

/// <summary>A change that commits after one that was read comes after it: a watcher never skips any.</summary>
[CancelAfter(180_000)]
public sealed class ConcurrentWritersTests(Engine engine) : SandboxFixture(engine)
{
    private const int Writers = 8;
    private const int ChangesEach = 40;

    [Test]
    public async Task Given_many_writers_When_changes_are_read_while_they_commit_Then_each_comes_once_in_order()
    {
        var patientId = await IdAsync();
        var changes = Service<ChangeStore>();
        var start = await changes.LastAsync(patientId, CancellationToken.None);

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteAsync(patientId))));
        var read = new List<long>();
        while (read.Count < Writers * ChangesEach && !writing.IsFaulted)
        {
            var after = read.Count == 0 ? start : read[^1];
            read.AddRange((await changes.ListAsync(patientId, after, 7, CancellationToken.None)).Select(row => row.Seq));
        }

        await writing;
        var kept = await changes.ListAsync(patientId, start, int.MaxValue, CancellationToken.None);
        Assert.That(read, Is.EqualTo(kept.Select(row => row.Seq)));
        Assert.That(read, Is.Unique.And.Ordered);
    }

    [Test]
    public async Task Given_a_write_under_way_When_another_draws_its_rank_Then_it_waits_for_the_first_to_commit(
        CancellationToken timeout)
    {
        var patientId = await IdAsync(Patients.Alot);
        var changes = Service<ChangeStore>();
        var start = await changes.LastAsync(patientId, timeout);
        var drawn = new TaskCompletionSource();
        var release = new TaskCompletionSource();

        var first = Service<Database>().WriteAsync(
            async connection =>
            {
                await AppendAsync(connection, patientId);
                drawn.SetResult();
                await release.Task;
            },
            timeout);
        await drawn.Task;
        var second = WriteOnceAsync(patientId);
        var readWhileOpen = await changes.ListAsync(patientId, start, 10, timeout);
        release.SetResult();
        await Task.WhenAll(first, second);

        Assert.That(readWhileOpen, Is.Empty);
        Assert.That(await changes.ListAsync(patientId, start, 10, timeout), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Given_depositors_at_once_When_two_colleagues_watch_Then_both_are_told_of_all_in_one_order()
    {
        const int deposits = 12;
        await using var client = Cartes.Client("medecin");
        await using var nurse = Cartes.Client("infirmier");
        var cursor = await client.Dmp.GetWatchCursorAsync(Patients.Nessi);
        var watches = new[] { client, nurse }.Select(
            watcher => watcher.Dmp.WatchAsync(Patients.Nessi, cursor).Take(deposits).ToListAsync().AsTask()).ToArray();

        var deposited = await Task.WhenAll(Enumerable.Range(0, deposits).Select(_ => Task.Run(async () =>
        {
            await using var cda = await Consultation.By(Cartes["medecin"], Patients.Nessi).ToStreamAsync();
            return (await client.Dmp.SubmitAsync(Patients.Nessi, cda, Visibility.Everyone)).Documents[0].UniqueId;
        })));
        var told = await Task.WhenAll(watches);

        Assert.That(told[0].Select(Told.Of), Is.EqualTo(told[1].Select(Told.Of)));
        Assert.That(told[0].Select(change => change.UniqueId), Is.EquivalentTo(deposited));
        Assert.That(told[0].Select(change => change.Time), Is.Ordered);
    }

    private async Task WriteAsync(Guid patientId)
    {
        for (var i = 0; i < ChangesEach; i++) await WriteOnceAsync(patientId);
    }

    private Task WriteOnceAsync(Guid patientId) => Service<Database>().WriteAsync(
        connection => AppendAsync(connection, patientId), CancellationToken.None);

    private async Task AppendAsync(System.Data.Common.DbConnection connection, Guid patientId)
    {
        var seq = await DossierStore.NextSeqAsync(connection, patientId);
        var place = new DocumentPlace(patientId, Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), seq);
        await Service<ChangeStore>().AppendArrivalAsync(connection, place, replacedUniqueId: null);
    }

    private async Task<Guid> IdAsync(Identity.Ins? patient = null) =>
        (await Service<PatientRegister>().FindAsync(patient ?? Patients.Petra, CancellationToken.None))!.Value;

    private T Service<T>()
        where T : notnull => Sandbox.Host.Services.GetRequiredService<T>();
}
