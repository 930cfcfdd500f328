using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.AccessTraces;

/// <summary>A stolen database names neither who came nor why.</summary>
public sealed class TracePrivacyTests(Engine engine) : SandboxFixture(engine)
{
    [Test]
    public async Task Given_traces_and_notifications_When_the_tables_are_searched_Then_they_name_nobody()
    {
        var secrets = new Secrets();
        secrets.Add("899700296140", "LEFORT", "CAMILLE", "499700296140001", "CABINET LEFORT", "PAT-TROIS", "2.25.4242");
        var journal = Sandbox.Host.Services.GetRequiredService<AccessJournal>();

        await journal.AppendAsync(
            TracedAccess.Of(
                new Caller(TracedStore.Doctor) with
                {
                    Mode = AccessMode.BrisDeGlace, Reason = "M. PAT-TROIS ne répond plus",
                },
                Guid.NewGuid(),
                new TracedAct("TD3.1", "2.25.4242")),
            CancellationToken.None);

        var values = await Store.ReadEveryValueAsync();
        Assert.That(values, Has.Some.EqualTo(Encoding.UTF8.GetBytes("0003-access-traces.sql")), "the tables are read");
        Assert.That(values.SelectMany(secrets.In), Is.Empty);
    }
}
