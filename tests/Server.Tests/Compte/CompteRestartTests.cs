using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Compte.Evenements;
using MonEspaceSante.Server.Compte.Operateur;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>What was due while no server ran happens when one starts, once.</summary>
public sealed class CompteRestartTests
{
    [Test]
    public async Task Given_window_ended_while_stopped_When_started_Then_the_account_opens_once()
    {
        using var folder = new TemporaryFolder();
        SharedPki.CopyTo(folder.File("donnees"));
        var clock = new SettableClock();
        var person = Assured.Adult();
        var wave = new AnnounceComptesRequest
        {
            RequestId = Guid.NewGuid().ToString("D"),
            Phase = "generalisation-2022",
            MaxCount = 50,
        };
        AnnounceComptesResponse first;
        AnnounceComptesResponse again;
        await using (var before = await StartAsync(folder, clock))
        {
            await Service<RegisterAssures>(before).JudgeAsync([person.Line()], CancellationToken.None);
            first = await Service<AnnounceComptes>(before).RunAsync(Operator, wave, CancellationToken.None);
            again = await Service<AnnounceComptes>(before).RunAsync(Operator, wave, CancellationToken.None);
        }

        clock.Advance(TimeSpan.FromDays(43));
        await using var after = await StartAsync(folder, clock);
        await Service<DueEvents>(after).RunAsync(CancellationToken.None);

        var compte = await Service<CompteStore>(after).FindAsync(
            await new GivenPatients(after).IdAsync(person.Ins), CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(first.AnnouncedCount, Is.Positive);
            Assert.That(again, Is.EqualTo(first), "each person is told once");
            Assert.That(compte.Status, Is.EqualTo(CompteStatus.Cree));
            Assert.That(compte.CreatedAt - compte.AnnouncedAt, Is.GreaterThanOrEqualTo(TimeSpan.FromDays(42)));
        });
    }

    private static Caller Operator { get; } = new(new SessionLps(
        Guid.NewGuid(),
        AuthenticationMode.Indirecte,
        AccessMode.Normal,
        new Professional(),
        new Structure { StructIdNat = "10B0046046" },
        DateTimeOffset.UnixEpoch));

    private static Task<SandboxServer> StartAsync(TemporaryFolder folder, TimeProvider clock) =>
        SandboxServer.StartAsync(new SandboxOptions { DataFolder = folder.File("donnees"), TimeProvider = clock });

    private static T Service<T>(SandboxServer sandbox)
        where T : notnull => sandbox.Host.Services.GetRequiredService<T>();
}
