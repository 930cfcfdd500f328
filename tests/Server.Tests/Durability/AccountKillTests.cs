using System.Collections.Concurrent;
using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Compte;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using CompteStatus = MonEspaceSante.Protos.Compte.V1.CompteStatus;

namespace MonEspaceSante.Server.Tests.Durability;

/// <summary>What happened to accounts survives the server's death, and happens once.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
internal sealed class AccountKillTests(Engine engine)
{
    private const string Prefix = "ESSAI-ARRET";
    private const int Persons = 12;
    private const int BeforeTheKill = 4;
    private const int Clients = 3;

    [Test]
    public async Task Given_servers_killed_while_accounts_move_When_restarted_Then_all_that_happened_stands_and_happened_once()
    {
        using var scene = new AccountScene(await SandboxFixture.ConnectionStringAsync(engine));
        List<PlannedAccountEvent> planned;
        var acknowledged = new ConcurrentBag<PlannedAccountEvent>();
        await using (var first = await scene.StartAsync())
        {
            planned = await PlanAsync(first);
            await RunAsync(first, planned, acknowledged, BeforeTheKill);
        }

        var unanswered = planned.Except(acknowledged).ToList();
        await scene.AnnounceAsync();
        await using (var second = scene.Launch()) await scene.UntilOpenedAsync(AccountScene.Announced / 3);
        var openedBefore = await scene.OpenedAsync();
        await using var last = await scene.StartAsync();
        var lost = await LostAsync(last, acknowledged);
        await RunAsync(last, unanswered, acknowledged, killAfter: null);
        await scene.UntilOpenedAsync(AccountScene.Announced);

        Assert.Multiple(async () =>
        {
            Assert.That(lost, Is.Empty, "acknowledged and lost");
            Assert.That(unanswered, Is.Not.Empty, "all was over before the kill");
            Assert.That(acknowledged, Is.EquivalentTo(planned));
            Assert.That(await LostAsync(last, planned), Is.Empty);
            Assert.That(openedBefore, Has.Count.LessThan(AccountScene.Announced), "all were open before the kill");
            Assert.That(openedBefore, Is.SubsetOf(await scene.OpenedAsync()), "opened, and opened again");
            Assert.That(last.Complaints, Is.Empty);
        });
    }

    private static async Task<List<PlannedAccountEvent>> PlanAsync(ServerProcess server)
    {
        var persons = Enumerable.Range(0, Persons)
            .Select(rank => Assured.Adult() with { Name = $"{Prefix} {(char)('A' + rank)}" }).ToList();
        using var card = server.OpenCarte("operateur");
        await using var client = Operator(server, card);
        await client.Operateur.RegisterAsync(persons.Select(person => person.ToLine(person.Name[^1..]))).CountAsync();
        await client.Operateur.AnnounceAsync("generalisation-2022", 1_000);
        var letters = await client.Operateur.ExportAsync().ToListAsync();
        var codes = letters.Where(letter => letter.Person.Family.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(letter => letter.Person.Family, letter => letter.Code);
        return
        [
            .. persons.Select((person, rank) => rank % 2 == 0
                ? PlannedAccountEvent.Opposition(person, codes[person.Name])
                : PlannedAccountEvent.Activation(person, codes[person.Name])),
            .. new[] { Patients.Petra, Patients.Attribut, Patients.Arthur }.Select(PlannedAccountEvent.Closing),
        ];
    }

    private static Task RunAsync(
        ServerProcess server,
        IEnumerable<PlannedAccountEvent> planned,
        ConcurrentBag<PlannedAccountEvent> acknowledged,
        int? killAfter)
    {
        var queue = new ConcurrentQueue<PlannedAccountEvent>(planned);
        var kill = new Countdown(killAfter ?? int.MaxValue, server.Kill);
        return Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (queue.TryDequeue(out var next))
            {
                using var person = new PersonneClient(server.PersonneOptions());
                try
                {
                    await next.RunAsync(person);
                    acknowledged.Add(next);
                    kill.Tick();
                }
                catch (MonEspaceSanteException gone) when (gone.IsTransient && kill.IsOver)
                {
                    return;
                }
            }
        })));
    }

    // An active account takes no code; any other tells where it stands with one.
    private static async Task<List<PlannedAccountEvent>> LostAsync(
        ServerProcess server, IEnumerable<PlannedAccountEvent> done)
    {
        using var card = server.OpenCarte("operateur");
        await using var client = Operator(server, card);
        var lost = new List<PlannedAccountEvent>();
        foreach (var one in done)
        {
            if (await StatusAsync(client, one) != one.Then) lost.Add(one);
        }

        return lost;
    }

    private static async Task<CompteStatus> StatusAsync(MonEspaceSanteClient client, PlannedAccountEvent one)
    {
        try
        {
            var compte = await client.Operateur.IssueActivationCodeAsync(one.Patient);
            return Enum.Parse<CompteStatus>($"{compte.Status}");
        }
        catch (CompteRefusedException active) when (active.ReasonCode == "COMPTE_DEJA_ACTIF")
        {
            return CompteStatus.Actif;
        }
    }

    private static MonEspaceSanteClient Operator(ServerProcess server, ICarteCps card)
    {
        var options = server.ClientOptions(card);
        options.Professional = SandboxServer.Responsable;
        return new MonEspaceSanteClient(options);
    }
}
