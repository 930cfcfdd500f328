using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using NUnit.Framework.Internal;

namespace MonEspaceSante.Server.Tests.Durability;

internal sealed class FirstStartTests
{
    private const int Kills = 3;
    private const int MostFiles = 100;

    private static readonly Ins PatTrois = Ins.Parse("279035121518989", InsOid.NirTest);

    [Test]
    public async Task Given_first_starts_killed_When_started_again_Then_the_sandbox_is_whole()
    {
        await TestContext.Out.WriteLineAsync($"seed {Randomizer.InitialSeed} (dotnet test -- NUnit.RandomSeed=…)");
        using var folder = new TemporaryFolder();
        for (var kill = 0; kill < Kills; kill++) await StartAndKillAsync(folder.Path, NextCount());

        await using var server = await ServerProcess.StartAsync(folder.Path, postgres: null);
        using var carte = server.OpenCarte("medecin");
        await using var client = new MonEspaceSanteClient(server.ClientOptions(carte));
        var deposit = await PlannedDeposit.MakeAsync(carte, PatTrois, padding: 0);
        using var cda = new MemoryStream(deposit.Cda);
        await client.Dossiers.AuthorizeAsync(PatTrois, new Consent(ConsentText.Professional, IsGiven: true));
        await client.Dmp.SubmitAsync(PatTrois, cda, Visibility.Everyone);

        Assert.That((await client.Dmp.FindAsync(PatTrois).SingleAsync()).UniqueId, Is.EqualTo(deposit.UniqueId));
        Assert.That(server.Complaints, Is.Empty);
    }

    private static int NextCount() => (int)TestContext.CurrentContext.Random.NextLong(1, MostFiles);

    private static async Task StartAndKillAsync(string folder, int files)
    {
        using var made = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        await using var server = ServerProcess.Launch(folder, postgres: null);
        var countdown = new Countdown(files, server.Kill);
        made.Created += (_, _) => countdown.Tick();
        made.EnableRaisingEvents = true;

        await Task.WhenAny(server.Listening, server.WaitForExitAsync());
        await TestContext.Out.WriteLineAsync($"file {files}: {(countdown.IsOver ? "killed" : "had already started")}");
    }
}
