using MonEspaceSante.Errors;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using static MonEspaceSante.Protos.Errors.V1.Reason;

namespace MonEspaceSante.Server.Tests.Session;

public sealed class RefusedCardTests(Engine engine) : SandboxFixture(engine)
{
    [TestCase("medecin-perimee", CertificatExpire)]
    [TestCase("medecin-revoquee", CertificatRevoque)]
    public async Task Given_a_card_that_no_longer_serves_When_used_through_the_SDK_Then_the_card_is_refused(
        string card, Protos.Errors.V1.Reason reason)
    {
        await using var client = Cartes.Client(card);

        var refusal = await Refused.ByAsync(client.Dossiers.CheckAsync(PatTrois));

        Assert.That(refusal, Is.TypeOf<CarteRefusedException>());
        Assert.That(refusal.Reason, Is.EqualTo(reason));
    }
}
