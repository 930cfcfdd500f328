using System.Security.Cryptography;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Compte.Evenements;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>What cannot happen to some accounts keeps no other waiting.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
public sealed class StarvationTests(Engine engine)
{
    private const int MoreThanAtOnce = 101;

    [Test]
    public async Task Given_hundred_unreadable_accounts_due_When_a_pass_runs_Then_those_behind_them_open()
    {
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Postgres = await SandboxFixture.ConnectionStringAsync(engine) });
        var services = sandbox.Host.Services;
        var database = services.GetRequiredService<Database>();
        var behind = Guid.NewGuid();
        await database.WriteAsync(
            async connection =>
            {
                for (var i = 0; i < MoreThanAtOnce; i++) await AddUnreadableAsync(connection, Guid.NewGuid());
                await CompteStore.AddAsync(connection, behind, WindowOver());
            },
            CancellationToken.None);

        await services.GetRequiredService<DueEvents>().RunAsync(CancellationToken.None);

        var comptes = services.GetRequiredService<CompteStore>();
        Assert.That((await comptes.FindAsync(behind, CancellationToken.None)).Status, Is.EqualTo(CompteStatus.Cree));
        var left = await comptes.ListDueAsync(DateTimeOffset.UnixEpoch.AddYears(40), DueCompte.None, 1000, CancellationToken.None);
        Assert.That(left, Has.Count.EqualTo(MoreThanAtOnce), "what could not happen is still due");
    }

    [Test]
    public async Task Given_account_whose_event_the_database_refuses_When_a_pass_runs_Then_the_others_open_and_it_does_later()
    {
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Postgres = await SandboxFixture.ConnectionStringAsync(engine) });
        var services = sandbox.Host.Services;
        var database = services.GetRequiredService<Database>();
        var (events, comptes) = (services.GetRequiredService<DueEvents>(), services.GetRequiredService<CompteStore>());
        Guid[] ids = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        await database.WriteAsync(
            async connection =>
            {
                // One of the first two may open, and no two: what follows them is due later.
                await connection.ExecuteAsync(
                    $"CREATE UNIQUE INDEX refusing ON compte (announced_at) WHERE status = {(long)CompteStatus.Cree}");
                await CompteStore.AddAsync(connection, ids[0], WindowOver());
                await CompteStore.AddAsync(connection, ids[1], WindowOver());
                await CompteStore.AddAsync(connection, ids[2], WindowOver(years: 22));
            },
            CancellationToken.None);

        await events.RunAsync(CancellationToken.None);
        var first = await StatusesAsync();
        await database.WriteAsync(connection => connection.ExecuteAsync("DROP INDEX refusing"), CancellationToken.None);
        await events.RunAsync(CancellationToken.None);

        Assert.That(first[..2], Is.EquivalentTo(new[] { CompteStatus.Cree, CompteStatus.Annonce }));
        Assert.That(first[2], Is.EqualTo(CompteStatus.Cree), "behind the one that was refused");
        Assert.That(await StatusesAsync(), Is.All.EqualTo(CompteStatus.Cree));

        async Task<CompteStatus[]> StatusesAsync() =>
            [.. (await Task.WhenAll(ids.Select(id => comptes.FindAsync(id, CancellationToken.None)))).Select(one => one.Status)];
    }

    // A minor who came of age is sent a letter: the address cannot be opened.
    private static async Task AddUnreadableAsync(System.Data.Common.DbConnection connection, Guid patientId)
    {
        var minor = CompteTitulaire.None.Activate(DateTimeOffset.UnixEpoch) with
        {
            MajorityAt = DateTimeOffset.UnixEpoch.AddYears(18),
        };
        await CompteStore.AddAsync(connection, patientId, minor);
        await connection.ExecuteAsync(
            """
            INSERT INTO assure (patient_id, regime, department, vitale_hash, contact, registered_at)
            VALUES (@id, 'MSA', '31', @altered, @altered, 0)
            """,
            new { id = patientId.ToByteArray(), altered = RandomNumberGenerator.GetBytes(64) });
    }

    private static CompteTitulaire WindowOver(int years = 20) => CompteTitulaire.None.Announce(
        DateTimeOffset.UnixEpoch.AddYears(years), oppositionEndsAt: DateTimeOffset.UnixEpoch.AddYears(years + 1));
}
