using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>Applications at the command line: the person lets one in, and it reads and keeps the agenda.</summary>
public sealed class CatalogueTests : SandboxFixture
{
    private const string Application = "carnet-des-essais";

    [Test]
    public async Task Given_a_person_When_an_application_is_let_in_Then_it_pairs_and_does_that_alone()
    {
        var key = Path.Combine(Folder, $"{Guid.NewGuid():N}.json");
        var day = TimeProvider.System.GetUtcNow().AddDays(60).ToString("dd/MM/yyyy", null);
        string[] asApplication = ["--cle", key, "--carte", "application"];

        var given = await AnswerAsync(
        [
            "catalogue", "autoriser", Application, "--acces", "lire-documents", "lire-agenda", "ecrire-agenda",
            "--finalites", "suivi",
            "--consentement", "J'accepte que cette application lise mes documents et tienne mon agenda.",
            .. SignedInAs("167112622170459"),
        ]);
        await AnswerAsync(
            ["application", "apparier", Application, given.GetProperty("pairingCode").GetString()!, .. asApplication]);
        var documents = await AnswerAsync(["application", "documents", .. asApplication]);
        var noted = (await AnswerAsync(
            ["application", "rendez-vous", "--debut", $"{day} 09:30", "--titre", "Contrôle", "--nature", "examen", .. asApplication]))
            .GetProperty("rendezVous").GetProperty("id").GetString()!;
        var agenda = await AnswerAsync(["application", "agenda", .. asApplication]);
        var cancelled = await AnswerAsync(
            ["application", "annuler-rendez-vous", noted, "--motif", "Application arrêtée", .. asApplication]);
        var measures = await RefusalAsync(["application", "mesures", .. asApplication]);

        Assert.Multiple(() =>
        {
            Assert.That(documents.EnumerateArray(), Is.Empty);
            Assert.That(
                agenda.EnumerateArray().Select(time => time.GetProperty("rendezVous").GetProperty("id").GetString()),
                Has.Member(noted));
            Assert.That(cancelled.GetProperty("applicationId").GetString(), Is.EqualTo(Application));
            Assert.That(cancelled.GetProperty("status").GetString(), Is.EqualTo("annule"));
            Assert.That(measures, Is.EqualTo((1, "PORTEE_NON_ACCORDEE")));
        });
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
