using Microsoft.Extensions.Logging;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>What goes to the téléservice and comes back is logged nowhere.</summary>
public sealed class NationalPrivacyTests(Engine engine) : NationalFixture(engine)
{
    private readonly LogTranscript _log = new();

    protected override SandboxOptions Options => new()
    {
        Insi = Platform.Options,
        ConfigureLogging = logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log),
    };

    [Test]
    public async Task Given_searches_with_and_without_faults_When_the_log_is_searched_Then_it_names_nobody()
    {
        var secrets = new Secrets();
        secrets.Add("CACHOTTIERE", "2770763220829", "1977-07-14", "jeton-secret", "secret-du-certificat", "63220");
        Stub.On("CACHOTTIERE", StubAnswer.InTurn(
            StubAnswer.Found(new StubPerson("CACHOTTIERE")),
            StubAnswer.Fault("siram_40", "desir_620"),
            StubAnswer.Found(new StubPerson("UNE-AUTRE")),
            StubAnswer.Text("<CACHOTTIERE>")));
        Stub.On("jeton-secret", StubAnswer.Fault("siram_40", "insi_101"));
        await using var client = Client();

        await client.Ins.SearchAsync(Traits("CACHOTTIERE"));
        var refusals = new List<Exception>();
        for (var call = 0; call < 3; call++)
            refusals.Add(await Refused.ByAsync(client.Ins.SearchAsync(Traits("CACHOTTIERE"))));
        refusals.Add(await Refused.ByAsync(client.Ins.SearchByApCvAsync("jeton-secret")));
        await client.Ins.VerifyAsync(Ins.Parse("277076322082910", InsOid.Nir), Traits("ABSENTE"));

        Assert.Multiple(() =>
        {
            Assert.That(_log.Text, Does.Contain("refused: INSI_CERTIFICAT_REFUSE"), "the log is captured");
            Assert.That(
                _log.Text,
                Does.Match("INSi rechercherInsAvecTraitsIdentite, message [-0-9a-f]{36}, for session [-0-9a-f]{36} of structure 499700296140001: answered in")
                    .And.Match("INSi verifierIns, .*: answered in")
                    .And.Match("INSi rechercherInsAvecTraitsIdentite, .*: INSI_CERTIFICAT_REFUSE in"),
                "who asked for what, and what became of it");
            Assert.That(secrets.In(_log.Text), Is.Empty);
            Assert.That(refusals.SelectMany(refusal => secrets.In(refusal.ToString())), Is.Empty);
        });
    }
}
