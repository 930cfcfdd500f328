using MonEspaceSante.Agenda;
using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Agenda;

/// <summary>Two server processes on one PostgreSQL; the second has a copy of the first one's folder, as a replica would be
/// given.</summary>
[CancelAfter(180_000)]
internal sealed class AgendaTwoServersTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly Ins PatTrois = Ins.Parse("279035121518989", InsOid.NirTest);

    [Test]
    public async Task Given_two_servers_When_one_is_killed_and_restarted_Then_the_watch_of_an_agenda_loses_and_repeats_nothing()
    {
        using var folder = new TemporaryFolder();
        using var copy = new TemporaryFolder();
        SharedPki.CopyTo(folder.Path);
        var postgres = await SandboxFixture.ConnectionStringAsync(Engine.Postgres);
        using var carte = Pkcs12Carte.Open(SandboxFiles.Carte(folder.Path, "medecin"), SandboxFiles.Pin);
        await using var first = await ServerProcess.StartAsync(folder.Path, postgres);
        Copy(folder.Path, copy.Path);
        await using var second = await ServerProcess.StartAsync(copy.Path, postgres);
        await using var here = new MonEspaceSanteClient(first.ClientOptions(carte));
        var options = second.ClientOptions(carte);
        options.MaxAttempts = 4;
        await using var there = new MonEspaceSanteClient(options);
        await using var watch = there.Agenda.WatchAsync(await here.Agenda.GetWatchCursorAsync()).GetAsyncEnumerator();

        var made = new List<string> { await BookAsync(here, 40) };
        var told = new List<string> { await NextAsync(watch) };
        var port = second.Url.Port;
        second.Kill();
        await second.DisposeAsync();
        made.Add(await BookAsync(here, 41));
        await using var restarted = await ServerProcess.StartAsync(copy.Path, postgres, "--Port", $"{port}");
        made.Add(await BookAsync(here, 42));
        while (told.Count < made.Count) told.Add(await NextAsync(watch));

        Assert.That(told, Is.EqualTo(made));
        Assert.That(first.Complaints.Concat(restarted.Complaints), Is.Empty);
    }

    [Test]
    public async Task Given_a_server_with_its_own_database_When_killed_and_restarted_Then_the_watch_of_an_agenda_loses_and_repeats_nothing()
    {
        using var folder = new TemporaryFolder();
        SharedPki.CopyTo(folder.Path);
        using var carte = Pkcs12Carte.Open(SandboxFiles.Carte(folder.Path, "medecin"), SandboxFiles.Pin);
        await using var killed = await ServerProcess.StartAsync(folder.Path, postgres: null);
        var options = killed.ClientOptions(carte);
        options.MaxAttempts = 4;
        await using var client = new MonEspaceSanteClient(options);
        await using var watch = client.Agenda.WatchAsync(
            await client.Agenda.GetWatchCursorAsync().WaitAsync(Patience)).GetAsyncEnumerator();

        var made = new List<string> { await BookAsync(client, 40) };
        var told = new List<string> { await NextAsync(watch) };
        made.Add(await BookAsync(client, 41));
        var port = killed.Url.Port;
        killed.Kill();
        await killed.DisposeAsync();
        await using var restarted = await ServerProcess.StartAsync(folder.Path, postgres: null, "--Port", $"{port}");
        // What was told twice would come before the last.
        made.Add(await BookAsync(client, 42));
        while (told.Count < made.Count) told.Add(await NextAsync(watch));

        Assert.That(told, Is.EqualTo(made));
        Assert.That(restarted.Complaints, Is.Empty);
    }

    private static async Task<string> BookAsync(MonEspaceSanteClient client, int days)
    {
        var made = await client.Agenda.CreateAsync(new RendezVous
        {
            Patient = PatTrois,
            Kind = RendezVousKind.RendezVous,
            Title = "Consultation",
            Start = LocalTime.InParis(TimeProvider.System.GetUtcNow().Date.AddDays(days).AddHours(9)),
            Duration = TimeSpan.FromMinutes(20),
        });
        return made.RendezVous.Id;
    }

    private static async Task<string> NextAsync(IAsyncEnumerator<AgendaChange> watch)
    {
        Assert.That(await watch.MoveNextAsync().AsTask().WaitAsync(Patience), Is.True);
        return watch.Current.RendezVousId;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(file) == "verrou") continue;
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
