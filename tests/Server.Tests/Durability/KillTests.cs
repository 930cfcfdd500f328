using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using NUnit.Framework.Internal;

namespace MonEspaceSante.Server.Tests.Durability;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
internal sealed class KillTests(Engine engine)
{
    private const int Deposits = 200;
    private const int Kills = 8;
    private const long LargestPadding = 400_000;

    private static readonly Ins PatTrois = Ins.Parse("279035121518989", InsOid.NirTest);

    [Test]
    public async Task Given_servers_killed_during_200_deposits_When_restarted_Then_all_or_nothing_of_each_is_there()
    {
        var random = TestContext.CurrentContext.Random;
        await TestContext.Out.WriteLineAsync($"seed {Randomizer.InitialSeed} (dotnet test -- NUnit.RandomSeed=…)");
        using var folder = new TemporaryFolder();
        SharedPki.CopyTo(folder.Path);
        var postgres = await SandboxFixture.ConnectionStringAsync(engine);
        using var carte = Pkcs12Carte.Open(SandboxFiles.Carte(folder.Path, "medecin"), SandboxFiles.Pin);
        var planned = await PlanAsync(carte, random);
        var campaign = new DepositCampaign(carte, PatTrois, planned);

        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var server = await ServerProcess.StartAsync(folder.Path, postgres);
            using var killPoint = KillPoint.Draw(random, server, new DataFolder(folder.Path).Contents);
            await campaign.RunAsync(server, killPoint);
            await TestContext.Out.WriteLineAsync(
                $"kill {kill} at {killPoint}: {campaign.Acknowledged.Count} acknowledged, "
                + $"{campaign.Unanswered.Count} unanswered");
            Assert.That(killPoint.IsReached, "the deposits were over before the kill");
            Assert.That(server.Complaints, Is.Empty);
        }

        await using var last = await ServerProcess.StartAsync(folder.Path, postgres);
        await using var client = new MonEspaceSanteClient(last.ClientOptions(carte));
        await client.Dossiers.AuthorizeAsync(PatTrois, new Consent(ConsentText.Professional, IsGiven: true));
        var found = await DemandWholeAsync(client, planned, folder.Path);
        Assert.That(UniqueIds(campaign.Acknowledged), Is.SubsetOf(found), "acknowledged and lost");
        Assert.That(campaign.Unanswered, Is.Not.Empty);

        await campaign.RunAsync(last, killPoint: null);
        await Task.WhenAll(campaign.Unanswered.Select(deposit => ReplayAsync(client, deposit)));

        Assert.That(await DemandWholeAsync(client, planned, folder.Path), Is.EquivalentTo(UniqueIds(planned)));
        Assert.That(last.Complaints, Is.Empty);
    }

    private static async Task<IReadOnlyList<PlannedDeposit>> PlanAsync(Pkcs12Carte carte, Randomizer random)
    {
        var planned = new List<PlannedDeposit>();
        while (planned.Count < Deposits)
            planned.Add(await PlannedDeposit.MakeAsync(carte, PatTrois, random.NextLong(0, LargestPadding)));
        return planned;
    }

    private static IEnumerable<string> UniqueIds(IEnumerable<PlannedDeposit> deposits) =>
        deposits.Select(deposit => deposit.UniqueId);

    private static async Task ReplayAsync(MonEspaceSanteClient client, PlannedDeposit deposit)
    {
        using var cda = new MemoryStream(deposit.Cda);
        var submission = await client.Dmp.SubmitAsync(
            PatTrois, cda, Visibility.Everyone, new SubmitOptions { RequestId = deposit.RequestId });

        Assert.That(submission.Documents.Select(document => document.UniqueId), Is.EqualTo(new[] { deposit.UniqueId }));
    }

    /// <summary>Reads all that the dossier tells of: each once, byte for byte, and one file on the disk for each.
    /// </summary>
    private static async Task<IReadOnlyList<string>> DemandWholeAsync(
        MonEspaceSanteClient client, IReadOnlyList<PlannedDeposit> planned, string folder)
    {
        var bytes = planned.ToDictionary(deposit => deposit.UniqueId, deposit => deposit.Cda);
        var found = new List<string>();
        await foreach (var document in client.Dmp.FindAsync(PatTrois))
        {
            using var copy = new MemoryStream();
            await client.Dmp.RetrieveAsync(PatTrois, document.UniqueId, copy);
            Assert.That(copy.ToArray().AsSpan().SequenceEqual(bytes[document.UniqueId]), document.UniqueId);
            found.Add(document.UniqueId);
        }

        var files = Directory.GetFiles(new DataFolder(folder).Contents, "*", SearchOption.AllDirectories);
        Assert.That(found, Is.Unique);
        Assert.That(files, Has.Length.EqualTo(found.Count), "files that no document names");
        Assert.That(files, Has.None.EndsWith(".tmp"));
        return found;
    }
}
