using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

public sealed class DepositTests(Engine engine) : SandboxFixture(engine)
{
    [Test]
    public async Task Given_a_document_When_deposited_Then_found_and_read_back_byte_for_byte()
    {
        var path = Corpus.File("cda/ANEST-CR-ANEST_2022.01.xml");
        using var carte = Sandbox.IssueCarte(new CarteDefinition(
            "Médecin", "801234567897", "DUPONT", "CHARLES", new Activite(new Structure("1750803447", "CHU"), "SA01")));
        await Given.ToAsync(carte, PatTrois);
        await using var client = new MonEspaceSanteClient(Sandbox.ClientOptions(carte));

        await using var cda = File.OpenRead(path);
        var submission = await client.Dmp.SubmitAsync(PatTrois, cda, Visibility.Everyone);
        var found = await client.Dmp.FindAsync(PatTrois).FirstAsync();
        using var copy = new MemoryStream();
        await client.Dmp.RetrieveAsync(PatTrois, found.Metadata.UniqueId, copy);

        Assert.That(found.Metadata.UniqueId, Is.EqualTo(submission.Documents[0].Metadata.UniqueId));
        Assert.That(copy.ToArray(), Is.EqualTo(await File.ReadAllBytesAsync(path)));
    }
}
