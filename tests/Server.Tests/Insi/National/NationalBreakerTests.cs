using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>A téléservice that keeps failing is left alone.</summary>
public sealed class NationalBreakerTests(Engine engine) : NationalFixture(engine)
{
    protected override async Task PrepareAsync() => Platform = await NationalPlatform.StartAsync(
        ("reprises", 0), ("coupure_appels_min", 2), ("coupure_taux_echecs", 0.5));

    [Test]
    public async Task Given_a_teleservice_that_keeps_failing_When_looked_for_Then_it_is_no_longer_asked()
    {
        Stub.On("EN-PANNE", StubAnswer.Fault("siram_40", "insi_102"));
        await using var client = Client();
        for (var call = 0; call < 2; call++) await Refused.ByAsync(client.Ins.SearchAsync(Traits("EN-PANNE")));

        var refusal = await Refused.ByAsync(client.Ins.SearchAsync(Traits("EN-PANNE")));

        Assert.That(refusal.ReasonCode, Is.EqualTo("INSI_INDISPONIBLE"));
        Assert.That(Stub.Requests("EN-PANNE"), Has.Count.EqualTo(2));
    }
}
