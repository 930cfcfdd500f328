using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Changes;

/// <summary>
/// Two server processes on one PostgreSQL. The second has a copy of the first one's folder, keys and name of the store
/// included, as a replica would be given; bytes of documents, which replicas need a shared content store for, are not
/// there.
/// </summary>
[CancelAfter(180_000)]
internal sealed class TwoServersTests
{
    private static readonly Ins PatTrois = Ins.Parse("279035121518989", InsOid.NirTest);

    [Test]
    public async Task Given_two_servers_on_one_database_When_a_change_commits_through_one_Then_the_other_streams_it()
    {
        using var folder = new TemporaryFolder();
        using var copy = new TemporaryFolder();
        SharedPki.CopyTo(folder.Path);
        var postgres = await SandboxFixture.ConnectionStringAsync(Engine.Postgres);
        using var carte = Pkcs12Carte.Open(SandboxFiles.Carte(folder.Path, "medecin"), SandboxFiles.Pin);
        await using var first = await ServerProcess.StartAsync(folder.Path, postgres);
        ReplicaFolder.Copy(folder.Path, copy.Path);
        await using var second = await ServerProcess.StartAsync(copy.Path, postgres);
        await using var here = new MonEspaceSanteClient(first.ClientOptions(carte));
        await using var there = new MonEspaceSanteClient(second.ClientOptions(carte));
        await here.Dossiers.AuthorizeAsync(PatTrois, new Consent(ConsentText.Professional, IsGiven: true));

        // The cursors of one serve at the other: they are sealed with the same keys.
        await using var watch = there.Dmp.WatchAsync(PatTrois, await here.Dmp.GetWatchCursorAsync(PatTrois)).GetAsyncEnumerator();
        var told = new List<Told>();
        var document = await DepositAsync(here, carte);
        await NextAsync();
        await here.Dmp.ArchiveAsync(PatTrois, document);
        await NextAsync();
        await here.Dmp.DeleteAsync(PatTrois, document);
        await NextAsync();
        await here.Dossiers.WithdrawAsync(PatTrois);
        var end = await Refused.ByAsync(watch.MoveNextAsync().AsTask());

        Assert.That(told, Is.EqualTo(new[]
        {
            new Told(ChangeKind.Added, document),
            new Told(ChangeKind.Updated, document),
            new Told(ChangeKind.Removed, document),
        }));
        Assert.That(end.ReasonCode, Is.EqualTo("AUTORISATION_ABSENTE"));
        Assert.That(first.Complaints.Concat(second.Complaints), Is.Empty);

        async Task NextAsync()
        {
            Assert.That(await watch.MoveNextAsync(), Is.True);
            told.Add(Told.Of(watch.Current));
        }
    }

    private static async Task<string> DepositAsync(MonEspaceSanteClient client, ICarteCps carte)
    {
        await using var cda = await Consultation.By(carte, PatTrois).ToStreamAsync();
        return (await client.Dmp.SubmitAsync(PatTrois, cda, Visibility.Everyone)).Documents[0].UniqueId;
    }
}
