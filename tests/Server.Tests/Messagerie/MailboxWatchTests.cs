using MonEspaceSante.Cps;
using MonEspaceSante.Messagerie;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Messagerie;

/// <summary>Watches of mailboxes over servers that are killed, and over two servers on one database.</summary>
[CancelAfter(180_000)]
internal sealed class MailboxWatchTests
{
    private const string Pharmacy = "pharmacie-du-marche@essais.mssante.fr";
    private const string Doctor = "camille.lefort@essais.mssante.fr";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [TestCase(Engine.Sqlite)]
    [TestCase(Engine.Postgres)]
    public async Task Given_a_watch_When_the_server_is_killed_and_restarted_Then_no_loss_and_no_repetition(Engine engine)
    {
        using var folder = new TemporaryFolder();
        SharedPki.CopyTo(folder.Path);
        var postgres = await SandboxFixture.ConnectionStringAsync(engine);
        using var pharmacist = Carte(folder, "pharmacien");
        using var doctor = Carte(folder, "medecin");
        var server = await ServerProcess.StartAsync(folder.Path, postgres);
        var url = server.Url;
        await using var watching = Client(url, folder, pharmacist);
        var cursor = await watching.Messagerie.GetWatchCursorAsync(Pharmacy).WaitAsync(Patience);
        await using var watch = watching.Messagerie.WatchAsync(Pharmacy, cursor).GetAsyncEnumerator();
        try
        {
            var sent = new List<Guid> { await SendAsync(url, folder, doctor) };
            var told = new List<Guid> { (await NextAsync(watch)).Message!.Id };
            sent.Add(await SendAsync(url, folder, doctor));
            server.Kill();
            await server.DisposeAsync();
            server = await ServerProcess.StartAsync(folder.Path, postgres, "--Port", $"{url.Port}");
            sent.Add(await SendAsync(url, folder, doctor));
            while (told.Count < sent.Count) told.Add((await NextAsync(watch)).Message!.Id);
            // What was told twice would come before one more message.
            sent.Add(await SendAsync(url, folder, doctor));
            told.Add((await NextAsync(watch)).Message!.Id);

            Assert.That(told, Is.EqualTo(sent));
            Assert.That(server.Complaints, Is.Empty);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Test]
    public async Task Given_two_servers_on_one_database_When_written_through_one_Then_the_other_streams_it()
    {
        using var folder = new TemporaryFolder();
        using var copy = new TemporaryFolder();
        SharedPki.CopyTo(folder.Path);
        var postgres = await SandboxFixture.ConnectionStringAsync(Engine.Postgres);
        using var pharmacist = Carte(folder, "pharmacien");
        using var doctor = Carte(folder, "medecin");
        await using var first = await ServerProcess.StartAsync(folder.Path, postgres);
        ReplicaFolder.Copy(folder.Path, copy.Path);
        await using var second = await ServerProcess.StartAsync(copy.Path, postgres);
        await using var here = Client(first.Url, folder, doctor);
        await using var there = Client(second.Url, folder, pharmacist);

        await using var watch = there.Messagerie.WatchAsync(
            Pharmacy, await there.Messagerie.GetWatchCursorAsync(Pharmacy)).GetAsyncEnumerator();
        var sent = await here.Messagerie.SendAsync(Doctor, Message() with { WantsReceipt = true });
        var received = await NextAsync(watch);
        await using var receipts = here.Messagerie.WatchAsync(
            Doctor, await here.Messagerie.GetWatchCursorAsync(Doctor)).GetAsyncEnumerator();
        await there.Messagerie.MarkAsReadAsync(Pharmacy, [sent.Id]);
        var receipt = await NextAsync(receipts);
        await here.Messagerie.CloseAsync(Doctor, sent.ConversationId);

        Assert.That((received.Kind, received.Message!.Id), Is.EqualTo((MailboxEventKind.Received, sent.Id)));
        Assert.That((receipt.Kind, receipt.Message!.Receipts.Count), Is.EqualTo((MailboxEventKind.Receipt, 1)));
        Assert.That((await NextAsync(watch)).Kind, Is.EqualTo(MailboxEventKind.Read));
        Assert.That((await NextAsync(watch)).Kind, Is.EqualTo(MailboxEventKind.Closed));
        Assert.That((await NextAsync(receipts)).Kind, Is.EqualTo(MailboxEventKind.Closed));
        Assert.That(first.Complaints.Concat(second.Complaints), Is.Empty);
    }

    private static NewMessage Message() => new()
    {
        Recipients = [Correspondent.Of(Pharmacy)], Subject = "Renouvellement", Text = "Pouvez-vous le préparer ?",
    };

    private static async Task<MailboxEvent> NextAsync(IAsyncEnumerator<MailboxEvent> watch)
    {
        Assert.That(await watch.MoveNextAsync().AsTask().WaitAsync(Patience), Is.True);
        return watch.Current;
    }

    private static Pkcs12Carte Carte(TemporaryFolder folder, string name) =>
        Pkcs12Carte.Open(SandboxFiles.Carte(folder.Path, name), SandboxFiles.Pin);

    private static MonEspaceSanteClient Client(Uri url, TemporaryFolder folder, Pkcs12Carte carte) => new(new MonEspaceSanteOptions
    {
        Server = url,
        Carte = carte,
        TrustedRoots = SandboxFiles.TrustedRoots(folder.Path),
        Software = new Software("MonEspaceSante.Server.Tests", "1.0"),
    });

    private static async Task<Guid> SendAsync(Uri url, TemporaryFolder folder, Pkcs12Carte doctor)
    {
        await using var client = Client(url, folder, doctor);
        return (await client.Messagerie.SendAsync(Doctor, Message()).WaitAsync(Patience)).Id;
    }
}
