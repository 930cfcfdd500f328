using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Tests.Cps;
using MonEspaceSante.Session;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Client;

internal sealed class OptionsTests
{
    private const string TwoActivities = """
        {"activites":[
          {"structure":"499700433156004","nom":"Cabinet","secteur":"SA07"},
          {"structure":"10B0130811","nom":"Clinique","secteur":"SA01"}]}
        """;

    private static readonly Activite Elsewhere = new(new Structure("10B9999999", "Ailleurs"), "SA07");

    private static readonly Action<MonEspaceSanteOptions>[] Faults =
    [
        o => o.Server = null,
        o => o.Server = new Uri("http://localhost"),
        o => o.Server = new Uri("/relative", UriKind.Relative),
        o => o.Carte = null,
        o => o.Software = null,
        o => o.Software = new Software("", "1.0"),
        o => o.Activite = Elsewhere,
        o => o.Professional = new Professional("899700296157", new PersonName("AUTRE", "KIT"), "10"),
        o => o.HolderName = new PersonName("AUTRE", "KIT"),
        o => o.AuthenticationMode = AuthenticationMode.Air,
        o => o.AuthenticationMode = AuthenticationMode.Unknown,
        o => o.LocalAuthentication = new LocalAuthentication(TimeProvider.System.GetUtcNow(), "urn:essai"),
        o => o.AccessMode = AccessMode.BrisDeGlace,
        o => o.CallDeadline = TimeSpan.Zero,
        o => o.TransferDeadline = TimeSpan.FromSeconds(-1),
        o => o.CallDeadline = TimeSpan.MaxValue,
        o => o.TransferDeadline = TimeSpan.FromDays(1.1),
        o => o.MaxAttempts = 0,
        o => o.MaxAttempts = 11,
        o => o.MaxDocumentBytes = 0,
        o => o.TrustedRoots = null!,
        o => o.TimeProvider = null!,
    ];

    [TestCaseSource(nameof(Faults))]
    public void Given_faulty_option_When_client_is_built_Then_refused(Action<MonEspaceSanteOptions> spoil)
    {
        using var carte = CarteFile.OpenDoctor();
        var options = Valid(carte);
        spoil(options);

        Assert.That(() => new MonEspaceSanteClient(options), Throws.InstanceOf<ArgumentException>());
    }

    [TestCase(TwoActivities)]
    [TestCase(null)]
    public void Given_card_without_one_activity_When_none_is_chosen_Then_refused(string? activities)
    {
        using var file = CarteFile.Of(Subjects.Person(), activities);
        using var carte = file.Open();

        Assert.That(
            () => new MonEspaceSanteClient(Valid(carte)), Throws.ArgumentException.With.Property("ParamName").EqualTo("Activite"));
    }

    [Test]
    public void Given_card_without_activity_When_the_software_tells_one_Then_accepted()
    {
        using var file = CarteFile.Of(Subjects.Person(), json: null);
        using var carte = file.Open();
        var options = Valid(carte);
        options.Activite = Elsewhere;

        Assert.That(() => new MonEspaceSanteClient(options).Dispose(), Throws.Nothing);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Given_certificates_of_a_structure_When_client_is_built_Then_a_professional_must_be_named(bool named)
    {
        using var file = CarteFile.Of(Subjects.Structure(), json: null);
        using var carte = file.Open();
        var options = Valid(carte);
        options.Professional = named ? new Professional("899700296140", new PersonName("DOC0029614", "KIT"), "10") : null;

        Assert.That(
            () => new MonEspaceSanteClient(options).Dispose(), named ? Throws.Nothing : Throws.InstanceOf<ArgumentException>());
    }

    [TestCase(AuthenticationMode.Indirecte, AccessMode.Normal, true)]
    [TestCase(AuthenticationMode.Indirecte, AccessMode.Centre15, false)]
    [TestCase(AuthenticationMode.Air, AccessMode.Normal, true)]
    [TestCase(AuthenticationMode.Air, AccessMode.Centre15, false)]
    [TestCase(AuthenticationMode.Regulation, AccessMode.Normal, true)]
    [TestCase(AuthenticationMode.Regulation, AccessMode.Centre15, true)]
    [TestCase(AuthenticationMode.Directe, AccessMode.Normal, false)]
    public void Given_certificates_of_a_structure_When_a_mode_is_chosen_Then_it_must_be_one_of_theirs(
        AuthenticationMode mode, AccessMode access, bool serves)
    {
        using var file = CarteFile.Of(Subjects.Structure(), json: null);
        using var carte = file.Open();
        var options = Valid(carte);
        options.Professional = new Professional("899700296140", new PersonName("DOC0029614", "KIT"), "10");
        options.AuthenticationMode = mode;
        options.AccessMode = access;

        Assert.That(
            () => new MonEspaceSanteClient(options).Dispose(), serves ? Throws.Nothing : Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void Given_certificates_of_a_structure_When_a_place_of_care_is_told_Then_accepted()
    {
        using var file = CarteFile.Of(Subjects.Structure(), json: null);
        using var carte = file.Open();
        var options = Valid(carte);
        options.Professional = new Professional("899700296140", new PersonName("DOC0029614", "KIT"), "10");
        options.Activite = Elsewhere;

        Assert.That(() => new MonEspaceSanteClient(options).Dispose(), Throws.Nothing);
    }

    [Test]
    public async Task Given_services_When_client_is_asked_for_Then_one_is_built_for_all()
    {
        using var carte = CarteFile.OpenDoctor();
        var services = new ServiceCollection().AddMonEspaceSante(options =>
        {
            options.Server = new Uri("https://localhost:1");
            options.Carte = carte;
            options.Software = new Software("Essai", "1.0");
        });

        await using var provider = services.BuildServiceProvider();

        Assert.That(
            provider.GetRequiredService<MonEspaceSanteClient>(), Is.SameAs(provider.GetRequiredService<MonEspaceSanteClient>()));
    }

    private static MonEspaceSanteOptions Valid(ICarteCps carte) => new()
    {
        Server = new Uri("https://localhost:1"),
        Carte = carte,
        Software = new Software("Essai", "1.0"),
    };
}
