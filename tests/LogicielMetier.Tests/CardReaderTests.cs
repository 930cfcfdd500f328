using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.RealComponents.Cards;
using MonEspaceSante.Sdk.Testing;
using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>The card of the sandbox's doctor, in a reader.</summary>
public sealed class CardReaderTests : SandboxFixture
{
    private static readonly string[] Lister = ["document", "lister", "--ins", PatTrois];

    private CardReader _reader = null!;

    [OneTimeSetUp]
    public async Task InsertAsync() => _reader = await CardReader.WithAsync(Doctor());

    [Test]
    public async Task Given_card_in_a_reader_When_the_story_is_told_Then_its_keys_do_all_of_it()
    {
        var reader = await _reader.CopyAsync();

        var result = await RunAsync("demo", "--module", reader.ModulePath, "--code", CardReader.Code, "--json");

        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Errors);
        Assert.That(reader.Count("C_Login"), Is.EqualTo(1));
    }

    [Test]
    public async Task Given_card_in_a_reader_that_is_named_When_listing_Then_done()
    {
        var reader = await _reader.CopyAsync();
        using var module = Pkcs11Module.Load(reader.ModulePath);

        var result = await RunAsync(
            [
                .. Lister, "--module", reader.ModulePath, "--lecteur", module.ReadReaders().Single().Name,
                "--code", CardReader.Code, "--json",
            ]);

        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Errors);
    }

    [Test]
    public async Task Given_no_code_When_nobody_can_be_asked_Then_wrong_use_and_no_try()
    {
        var reader = await _reader.CopyAsync();

        var (exitCode, reason) = await RefusalAsync([.. Lister, "--module", reader.ModulePath]);

        Assert.That((exitCode, reason), Is.EqualTo((2, "COMMANDE_INCORRECTE")));
        Assert.That(reader.Count("C_Login"), Is.Zero);
    }

    [TestCase("CODE_PORTEUR_FAUX", "--code", "0000")]
    [TestCase("LECTEUR_ABSENT", "--lecteur", "autre", "--code", "1234")]
    [TestCase("MODULE_CARTE_ABSENT", "--module", "absent.so")]
    public async Task Given_a_card_that_does_not_open_When_listing_Then_the_reason_is_told(
        string reason, params string[] options)
    {
        var reader = await _reader.CopyAsync();
        string[] module = options.Contains("--module") ? [] : ["--module", reader.ModulePath];

        Assert.That(await RefusalAsync([.. Lister, .. module, .. options]), Is.EqualTo((1, reason)));
    }

    private SmartCard Doctor()
    {
        var file = SandboxFiles.Carte(DataFolder, "medecin");
        using var carte = Pkcs12Carte.Open(file, SandboxFiles.Pin);
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(
            file, SandboxFiles.Pin, X509KeyStorageFlags.Exportable);
        return new SmartCard("CPS")
        {
            Certificates = [.. all.Select((certificate, i) => (Id: $"{i + 1:X2}", certificate))],
            DataObjects = CpsObjects.Of(
                carte.Porteur.Professional!.Speciality,
                carte.Activites.Select(a => (a.Structure.StructIdNat, a.Structure.Name, a.Sector))),
        };
    }
}
