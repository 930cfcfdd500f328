using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.Diagnostic;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Diagnostic;

/// <summary>The examination of a workstation, against a real server.</summary>
[TestFixture]
public sealed class DocteurTests
{
    private SandboxServer _sandbox = null!;
    private PuceVirtuelle _puce = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _sandbox = await SandboxServer.StartAsync();
        _puce = new PuceVirtuelle(_sandbox.OpenCarte("medecin"));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _puce.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Test]
    public async Task Given_a_workstation_in_order_When_examined_Then_all_that_was_looked_at_is_well()
    {
        var options = Options();
        options.OutboxFolder = _sandbox.DataFolder;

        var constats = await Docteur.ExamineAsync(options);

        Assert.That(constats.Select(c => c.Code), Is.EqualTo(Docteur.Codes));
        Assert.That(
            constats.Where(c => c.Verdict != Verdict.Ok).Select(c => (c.Code, c.Verdict)),
            Is.EqualTo(new[]
            {
                ("MODULE_CARTE", Verdict.NonExamine), ("LECTEUR", Verdict.NonExamine), ("CODE_PORTEUR", Verdict.NonExamine),
            }));
        Assert.That(Of(constats, "TLS").Facts["protocol"], Is.EqualTo("TLS 1.3"));
        Assert.That(Of(constats, "TLS").Facts["cipher_suite"], Does.StartWith("TLS_"));
        Assert.That(Of(constats, "AUTORITES").Facts["set"], Is.EqualTo("test"));
        Assert.That(int.Parse(Of(constats, "HORLOGE").Facts["skew_seconds"], null), Is.EqualTo(0).Within(2));
        Assert.That(long.Parse(Of(constats, "BOITE_ENVOI").Facts["free_bytes"], null), Is.Positive);
        Assert.That(int.Parse(Of(constats, "CERTIFICAT_SIGNATURE").Facts["days_left"], null), Is.GreaterThan(1000));
    }

    [Test]
    public async Task Given_a_card_When_examined_Then_it_is_asked_for_nothing_and_nobody_is_named()
    {
        using var puce = new PuceVirtuelle(_sandbox.OpenCarte("medecin"));
        using var carte = new LecteurVirtuel(puce).Open(SandboxFiles.Pin);
        var before = puce.Operations;
        var options = Options();
        options.Carte = carte;
        options.OutboxFolder = _sandbox.DataFolder;

        var constats = await Docteur.ExamineAsync(options);

        var holder = carte.Porteur.Professional!;
        var secrets = new Secrets();
        secrets.Add(
            holder.PsIdNat,
            holder.Name.Family,
            holder.Name.Given,
            carte.Activites[0].Structure.StructIdNat,
            carte.Activites[0].Structure.Name,
            carte.AuthenticationCertificate.SerialNumber,
            _sandbox.DataFolder);
        var told = string.Join('\n', constats.Select(c => $"{c} {string.Join(' ', c.Facts)}"));
        Assert.That(secrets.In(told), Is.Empty);
        Assert.That(puce.Operations, Is.EqualTo(before));
    }

    [TestCase(0, Verdict.Ok)]
    [TestCase(90, Verdict.Attention)]
    [TestCase(600, Verdict.Echec)]
    public async Task Given_a_clock_that_is_ahead_When_examined_Then_the_gap_is_told(int seconds, Verdict verdict)
    {
        var clock = new SettableClock();
        clock.Advance(TimeSpan.FromSeconds(seconds));
        var options = Options();
        options.TimeProvider = clock;

        var found = Of(await Docteur.ExamineAsync(options), "HORLOGE");

        Assert.That(found.Verdict, Is.EqualTo(verdict));
        Assert.That(int.Parse(found.Facts["skew_seconds"], null), Is.EqualTo(seconds).Within(2));
        Assert.That(found.Remedy.Length > 0, Is.EqualTo(verdict != Verdict.Ok));
    }

    [TestCase("medecin-perimee", 0, Verdict.Echec)]
    [TestCase("medecin", 3 * 365 - 30, Verdict.Attention)]
    [TestCase("medecin", 4 * 365, Verdict.Echec)]
    [TestCase("medecin", -5, Verdict.Echec)]
    public async Task Given_a_certificate_near_its_end_or_past_it_When_examined_Then_it_is_told(
        string card, int days, Verdict verdict)
    {
        var clock = new SettableClock();
        clock.Advance(TimeSpan.FromDays(days));
        using var carte = _sandbox.OpenCarte(card);

        var constats = await Docteur.ExamineAsync(new DocteurOptions { Carte = carte, TimeProvider = clock });

        Assert.That(Of(constats, "CERTIFICAT_AUTHENTIFICATION").Verdict, Is.EqualTo(verdict));
        Assert.That(Of(constats, "CERTIFICAT_SIGNATURE").Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public async Task Given_no_server_there_When_examined_Then_it_is_told_and_what_hangs_on_it_is_left()
    {
        var options = Options();
        options.Server = NobodysAddress();

        var constats = await Docteur.ExamineAsync(options);

        Assert.That(Of(constats, "SERVEUR").Verdict, Is.EqualTo(Verdict.Echec));
        Assert.That(Of(constats, "SERVEUR").Facts["reason"], Is.EqualTo("SERVICE_INDISPONIBLE"));
        Assert.That(Of(constats, "TLS").Verdict, Is.EqualTo(Verdict.NonExamine));
        Assert.That(Of(constats, "HORLOGE").Verdict, Is.EqualTo(Verdict.NonExamine));
    }

    [Test]
    public async Task Given_roots_of_another_authority_When_examined_Then_the_server_answers_and_is_not_recognised()
    {
        using var root = Root("CN=TEST AC RACINE D'AILLEURS");
        var options = Options();
        options.TrustedRoots = [root];

        var constats = await Docteur.ExamineAsync(options);

        Assert.That(Of(constats, "SERVEUR").Verdict, Is.EqualTo(Verdict.Ok));
        Assert.That(Of(constats, "AUTORITES").Facts["reason"], Is.EqualTo("SERVEUR_NON_RECONNU"));
    }

    [TestCase("CN=AC RACINE IGC-SANTE", "production")]
    [TestCase("CN=AC RACINE IGC-SANTE|CN=TEST AC RACINE IGC-SANTE", "mixed")]
    public async Task Given_a_test_card_on_roots_of_production_When_examined_Then_the_two_do_not_mix(
        string names, string set)
    {
        using var carte = _sandbox.OpenCarte("medecin");
        var options = new DocteurOptions { Carte = carte, TrustedRoots = [.. names.Split('|').Select(Root)] };

        var found = Of(await Docteur.ExamineAsync(options), "AUTORITES");

        Assert.That((found.Verdict, found.Facts["set"]), Is.EqualTo((Verdict.Echec, set)));
    }

    [Test]
    public async Task Given_a_card_that_was_taken_out_When_examined_Then_it_is_told()
    {
        var reader = new LecteurVirtuel(_puce);
        using var carte = reader.Open(SandboxFiles.Pin);
        reader.Remove();

        var found = Of(await Docteur.ExamineAsync(new DocteurOptions { Carte = carte }), "CARTE");

        Assert.That(found.Facts["reason"], Is.EqualTo("CARTE_RETIREE"));
    }

    [TestCase("absent.so", "MODULE_CARTE_ABSENT")]
    [TestCase("base.id", "MODULE_CARTE_INCOMPATIBLE")]
    public async Task Given_no_module_that_serves_When_examined_Then_it_is_told_and_what_hangs_on_it_is_left(
        string file, string reason)
    {
        var path = Path.Combine(_sandbox.DataFolder, file);

        var constats = await Docteur.ExamineAsync(
            new DocteurOptions { CardSoftware = new Pkcs11Options { ModulePath = path } });

        Assert.That(Of(constats, "MODULE_CARTE").Facts["reason"], Is.EqualTo(reason));
        Assert.That(
            constats.Where(c => c.Verdict == Verdict.NonExamine).Select(c => c.Code),
            Is.SupersetOf(new[] { "LECTEUR", "CARTE", "CODE_PORTEUR", "CERTIFICAT_SIGNATURE" }));
    }

    [TestCase("absent")]
    [TestCase("base.id")]
    public async Task Given_an_outbox_that_cannot_be_written_When_examined_Then_it_is_told(string folder)
    {
        var options = new DocteurOptions { OutboxFolder = Path.Combine(_sandbox.DataFolder, folder) };

        var found = Of(await Docteur.ExamineAsync(options), "BOITE_ENVOI");

        Assert.That(found.Verdict, Is.EqualTo(Verdict.Echec));
        Assert.That(found.Remedy, Is.Not.Empty);
    }

    private static Constat Of(IReadOnlyList<Constat> constats, string code) => constats.Single(c => c.Code == code);

    private static X509Certificate2 Root(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(9));
    }

    private static Uri NobodysAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private DocteurOptions Options() => new()
    {
        Carte = _puce.Content,
        Server = _sandbox.Url,
        TrustedRoots = _sandbox.TrustedRoots,
    };
}
