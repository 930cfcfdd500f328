using MonEspaceSante.Server.ProSanteConnect;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.ProSanteConnect;

internal sealed class TrustSpaceTests
{
    private const string Right = """
        "version": "1", "source": "essai", "client": "service", "audiences": ["urn:dmp"], "acr": ["eidas2", "eidas3"],
        "logiciels": ["lps"]
        """;

    [Test]
    public void The_servers_own_file_takes_the_sandbox_s_issuer_and_software()
    {
        var trust = TrustSpace.Load(null);

        Assert.That(trust.Issuer, Is.Null);
        Assert.That((trust.Takes("logiciel-metier"), trust.IsFor(["urn:dmp"]), trust.IsStrong("eidas1")), Is.EqualTo((true, true, true)));
    }

    [Test]
    public void An_operators_file_stands_for_it_and_denies_what_it_does_not_tell()
    {
        var trust = Load($$"""{ {{Right}}, "emetteur": "https://psc.example/realms/esante" }""");

        Assert.That(trust.Issuer, Is.EqualTo(new Uri("https://psc.example/realms/esante")));
        Assert.That((trust.Takes("lps"), trust.Takes("logiciel-metier"), trust.Takes(null)), Is.EqualTo((true, false, false)));
        Assert.That((trust.IsFor(["autre", "urn:dmp"]), trust.IsFor([])), Is.EqualTo((true, false)));
        Assert.That((trust.IsStrong("eidas3"), trust.IsStrong("eidas1"), trust.IsStrong(null)), Is.EqualTo((true, false, false)));
    }

    [TestCase("""{ "version": "1", "source": "essai" }""")]
    [TestCase("""{ "client": "service" }""")]
    [TestCase("[]")]
    [TestCase("")]
    public void A_file_that_leaves_something_out_is_refused(string json) =>
        Assert.That(() => Load(json), Throws.InstanceOf<OperatorFileException>());

    [TestCase("http://psc.example")]
    [TestCase("psc")]
    [TestCase("")]
    public void An_issuer_that_is_no_https_address_is_refused(string issuer) => Assert.That(
        () => Load($$"""{ {{Right}}, "emetteur": "{{issuer}}" }"""),
        Throws.InstanceOf<OperatorFileException>().With.Message.Contains("https"));

    private static TrustSpace Load(string json)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("espace.json");
        File.WriteAllText(path, json);
        return TrustSpace.Load(path);
    }
}
