using Microsoft.Extensions.Logging;
using MonEspaceSante.Server.Parameters;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Parameters;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ParametersFileTests : IDisposable
{
    private static readonly NationalParameters Defaults = new(
        AgeMajorite: 18,
        FonctionsGestionMineurs: true,
        CumulInvisiblePatientMasquePs: false,
        Production: false,
        DureeAutorisation: TimeSpan.FromDays(365),
        ResultatsRechercheMax: 10_000,
        DossiersParTraitsMax: 20,
        RecherchesParHeureMax: 1_000,
        RechercheAutomatiqueAnnees: 2,
        DureeConsentementApplication: TimeSpan.FromDays(365));

    private readonly TemporaryFolder _folder = new();
    private readonly SettableClock _clock = new();
    private readonly LogTranscript _log = new();
    private readonly ILoggerFactory _logging;

    public ParametersFileTests() => _logging = LoggerFactory.Create(logging => logging.AddProvider(_log));

    private string Path => _folder.File("parametres.json");

    public void Dispose()
    {
        _logging.Dispose();
        _log.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void Given_no_file_When_asked_Then_the_embedded_parameters() =>
        Assert.That(Open(null).Current, Is.EqualTo(Defaults));

    [Test]
    public void Given_a_file_with_some_keys_When_asked_Then_the_others_are_the_embedded_ones()
    {
        Write("""{ "parametres": { "age-majorite": { "valeur": 21, "source": "essai" }, "production": { "valeur": true } } }""");

        Assert.That(Open(Path).Current, Is.EqualTo(Defaults with { AgeMajorite = 21, Production = true }));
    }

    [Test]
    public void Given_the_embedded_file_as_a_model_When_it_is_the_operators_Then_taken()
    {
        using (var model = typeof(ServerHost).Assembly.GetManifestResourceStream("parametres.json")!)
        using (var copy = File.Create(Path))
        {
            copy.Write([0xEF, 0xBB, 0xBF]);
            model.CopyTo(copy);
        }

        Assert.That(Open(Path).Current, Is.EqualTo(Defaults));
    }

    [Test]
    public void Given_a_file_When_it_changes_Then_read_again_at_the_next_second()
    {
        Write(AgeOf(18));
        var parameters = Open(Path);

        Write(AgeOf(21));
        var atOnce = parameters.Current;
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(atOnce.AgeMajorite, Is.EqualTo(18));
        Assert.That(parameters.Current.AgeMajorite, Is.EqualTo(21));
    }

    [Test]
    public void Given_a_file_that_becomes_invalid_When_asked_Then_the_last_good_one_and_one_warning_without_content()
    {
        Write(AgeOf(21));
        var parameters = Open(Path);

        Write("""{ "parametres": { "age-majorite": { "valeur": "confidentiel" } } }""");
        for (var second = 0; second < 3; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.That(parameters.Current.AgeMajorite, Is.EqualTo(21));
        }

        Assert.That(_log.Count, Is.EqualTo(1));
        Assert.That(_log.Text, Does.Contain("stay in force").And.Not.Contain("confidentiel"));

        Write(AgeOf(19));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(parameters.Current.AgeMajorite, Is.EqualTo(19));
    }

    [Test]
    public void Given_a_file_that_goes_When_asked_Then_the_last_good_one_until_it_is_back()
    {
        Write(AgeOf(21));
        var parameters = Open(Path);

        File.Delete(Path);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(parameters.Current.AgeMajorite, Is.EqualTo(21));

        Write(AgeOf(20));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(parameters.Current.AgeMajorite, Is.EqualTo(20));
    }

    [TestCase("", "ce n'est pas le JSON attendu (ligne 1)")]
    [TestCase("null", "l'objet « parametres » est attendu")]
    [TestCase("{}", "l'objet « parametres » est attendu")]
    [TestCase("""{ "parametres": { "age-majorité": { "valeur": 18 } } }""", "la clé « age-majorité » est inconnue")]
    [TestCase("""{ "parametres": { "age-majorite": { "valeur": 0 } } }""", "« age-majorite » attend un entier de 1 à 120")]
    [TestCase("""{ "parametres": { "age-majorite": { "valeur": 18.5 } } }""", "« age-majorite » attend un entier")]
    [TestCase("""{ "parametres": { "age-majorite": { "valeur": "18" } } }""", "« age-majorite » attend un entier")]
    [TestCase("""{ "parametres": { "age-majorite": {} } }""", "« age-majorite » attend un entier")]
    [TestCase("""{ "parametres": { "age-majorite": null } }""", "« age-majorite » attend un objet")]
    [TestCase("""{ "parametres": { "production": { "valeur": 1 } } }""", "« production » attend true ou false")]
    [TestCase("""{ "parametres": { "production": { "valeur": true }, "production": { "valeur": false } } }""", "ce n'est pas")]
    [TestCase("""{ "parametres": {}, "parameters": {} }""", "ce n'est pas le JSON attendu")]
    public void Given_an_invalid_file_When_started_Then_refused_with_what_is_wrong(string content, string complaint)
    {
        Write(content);

        Assert.That(
            () => Open(Path),
            Throws.TypeOf<ParametersFileException>()
                .With.Message.StartsWith($"Fichier de paramètres (ParametersFile) : {complaint}"));
    }

    [Test]
    public void Given_no_such_file_or_one_that_is_too_long_When_started_Then_refused()
    {
        Assert.That(() => Open(Path), Throws.TypeOf<ParametersFileException>());

        Write(AgeOf(18) + new string(' ', 64 * 1024));

        Assert.That(() => Open(Path), Throws.TypeOf<ParametersFileException>().With.Message.Contains("trop long"));
    }

    [Test]
    public async Task Given_an_invalid_file_When_a_server_starts_with_it_Then_it_ends_as_wrong_use()
    {
        Write("{}");

        await using var server = ServerProcess.Launch(_folder.Path, postgres: null, "--ParametersFile", Path);

        Assert.That(await server.WaitForExitAsync(), Is.EqualTo(2));
        Assert.That(server.Complaints, Is.EqualTo(new[]
        {
            "Réglage incorrect. Fichier de paramètres (ParametersFile) : l'objet « parametres » est attendu",
        }));
    }

    private static string AgeOf(int years) => $$"""{ "parametres": { "age-majorite": { "valeur": {{years}} } } }""";

    private ParametersFile Open(string? path) =>
        new(new ServerOptions { ParametersFile = path }, _clock, _logging.CreateLogger<ParametersFile>());

    // A write within the tick of the file system's clock would have the former stamp.
    private void Write(string content)
    {
        var before = File.Exists(Path) ? File.GetLastWriteTimeUtc(Path) : default;
        File.WriteAllText(Path, content);
        if (before != default) File.SetLastWriteTimeUtc(Path, before.AddSeconds(1));
    }
}
