using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>Applications at the command line: the person lets one in, and it reads.</summary>
public sealed class CatalogueTests : SandboxFixture
{
    private const string Application = "carnet-des-essais";

    [Test]
    public async Task Given_a_person_When_an_application_is_let_in_Then_it_pairs_and_does_that_alone()
    {
        var key = Path.Combine(Folder, $"{Guid.NewGuid():N}.json");
        string[] asApplication = ["--cle", key, "--carte", "application"];

        var given = await AnswerAsync(
        [
            "catalogue", "autoriser", Application, "--acces", "lire-documents", "--finalites", "suivi",
            "--consentement", "J'accepte que cette application lise mes documents.", .. SignedInAs("167112622170459"),
        ]);
        await AnswerAsync(
            ["application", "apparier", Application, given.GetProperty("pairingCode").GetString()!, .. asApplication]);
        var documents = await AnswerAsync(["application", "documents", .. asApplication]);
        var measures = await RefusalAsync(["application", "mesures", .. asApplication]);

        Assert.That(documents.EnumerateArray(), Is.Empty);
        Assert.That(measures, Is.EqualTo((1, "PORTEE_NON_ACCORDEE")));
    }

    [Test]
    public async Task Given_the_catalogue_When_listed_Then_the_applications_of_the_sandbox_are_there()
    {
        var applications = await AnswerAsync(["catalogue", "lister", .. SignedInAs("207100486108281")]);

        Assert.That(
            applications.EnumerateArray().Select(application => application.GetProperty("applicationId").GetString()),
            Is.EquivalentTo(new[] { Application, "tension-des-essais" }));
    }
}
