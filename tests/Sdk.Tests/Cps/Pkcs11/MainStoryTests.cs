using Microsoft.Extensions.Logging;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.RealComponents.Cards;
using MonEspaceSante.Sdk.Testing;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cps.Pkcs11;

/// <summary>The story of the README on a sandbox, with the doctor's keys in SoftHSM2.</summary>
internal sealed class MainStoryTests
{
    private static readonly Ins Patient = Ins.Parse("279035121518989", InsOid.NirTest);

    [TestCase("", "Tls13")]
    [TestCase("untold", "Tls12")]
    public async Task Given_card_When_it_feeds_and_reads_a_dossier_Then_every_byte_comes_back(string fault, string tls)
    {
        var log = new ConnectionLog();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions
        {
            ConfigureLogging = logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log),
        });
        var reader = await CardReader.WithAsync(
            TestCards.From(SandboxFiles.Carte(sandbox.DataFolder, "medecin"), SandboxFiles.Pin));
        reader.Order(fault);
        using var carte = await Pkcs11Carte.OpenAsync(reader.Options(), CardReader.Code.AsMemory());
        await using var client = new MonEspaceSanteClient(sandbox.ClientOptions(carte));
        using var document = await Sample(carte).ToStreamAsync();

        var submission = await client.Dmp.SubmitAsync(Patient, document, Visibility.Everyone);
        await client.Dossiers.AuthorizeAsync(Patient, new(ConsentText.Professional, IsGiven: true));
        var found = await client.Dmp.FindAsync(Patient).ToListAsync();
        using var read = new MemoryStream();
        await client.Dmp.RetrieveAsync(Patient, submission.Documents[0].UniqueId, read);

        Assert.Multiple(() =>
        {
            Assert.That(found.Select(d => d.UniqueId), Is.EqualTo(new[] { submission.Documents[0].UniqueId }));
            Assert.That(read.ToArray(), Is.EqualTo(document.ToArray()));
            Assert.That(log.Protocols, Is.EqualTo(new[] { tls }));
            Assert.That(reader.Count("C_Sign"), Is.EqualTo(3), "TLS, the session, the submission");
            Assert.That(reader.Count("C_Login"), Is.EqualTo(1));
        });
    }

    private static CdaSample Sample(Pkcs11Carte carte) => new()
    {
        Patient = Patient,
        PatientName = new PersonName("PAT-TROIS", "DOMINIQUE"),
        Author = carte.Porteur.Professional!,
        Structure = carte.Activites[0].Structure,
        EffectiveTime = TimeProvider.System.GetUtcNow(),
        Body = CdaSampleBody.Pdf,
    };
}
