using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Sdk.Tests.Cps;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.ProSanteConnect;

internal sealed class ProSanteConnectOptionsTests
{
    private static readonly Action<ProSanteConnectOptions>[] Faults =
    [
        o => o.Issuer = null,
        o => o.Issuer = new Uri("http://localhost"),
        o => o.ClientId = null,
        o => o.ClientId = "",
        o => o.Carte = null,
        o => o.TrustedRoots = null!,
        o => o.Scope = "",
        o => o.AcrValues = "",
        o => o.OpenBrowser = null!,
        o => o.BrowserPatience = TimeSpan.Zero,
        o => o.CallDeadline = TimeSpan.Zero,
        o => o.TimeProvider = null!,
    ];

    [TestCaseSource(nameof(Faults))]
    public void Given_faulty_option_When_client_is_built_Then_refused(Action<ProSanteConnectOptions> spoil)
    {
        using var file = CarteFile.Of(Subjects.Structure(), json: null);
        using var carte = file.Open();
        var options = Valid(carte);
        spoil(options);

        Assert.That(() => new ProSanteConnectClient(options), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => new ProSanteConnectClient(Valid(carte)).Dispose(), Throws.Nothing);
    }

    [Test]
    public void Given_the_card_of_a_person_When_client_is_built_Then_refused()
    {
        using var carte = CarteFile.OpenDoctor();

        Assert.That(
            () => new ProSanteConnectClient(Valid(carte)), Throws.ArgumentException.With.Property("ParamName").EqualTo("Carte"));
    }

    private static ProSanteConnectOptions Valid(MonEspaceSante.Cps.ICarteCps carte) => new()
    {
        Issuer = new Uri("https://localhost:1"),
        ClientId = "essai",
        Carte = carte,
    };
}
