using Grpc.Core;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Sandbox;

/// <summary>A server for real patients plays nothing.</summary>
public sealed class NoScenarioTests
{
    [TestCase("indisponible")]
    [TestCase("dossier-ferme")]
    [TestCase("inconnu")]
    public async Task Given_a_server_that_is_no_sandbox_When_a_scenario_is_asked_for_Then_refused(string scenario)
    {
        using var trust = new TestTrust(TimeProvider.System);
        await using var server = await trust.StartAsync();
        using var card = trust.Card();
        using var client = new RawClient(server.Url, trust.Roots, card);

        var refusal = await Refused.OnTheWireAsync(
            client.Health.CheckAsync(new(), new Metadata { { Scenario.Header, scenario } }).ResponseAsync);

        Assert.That((refusal.Reason, refusal.Fields[0]), Is.EqualTo(("REQUETE_INVALIDE", Scenario.Header)));
    }
}
