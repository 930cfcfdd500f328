using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>Who may feed, who may read: the functional matrix, and EX_2.1-1140.</summary>
public sealed class RightsTests(Engine engine) : SandboxFixture(engine)
{
    private static readonly Structure Clinic = new("10B0099999", "CLINIQUE DES ESSAIS");

    [TestCase("medecin")]
    [TestCase("pharmacien")]
    [TestCase("opticien")]
    [TestCase("infirmier")]
    [TestCase("audioprothesiste")]
    public async Task Given_a_professional_When_feeding_and_reading_Then_both_are_granted(string card)
    {
        await using var client = Cartes.Client(card);
        var sample = Consultation.By(Cartes[card], PatTrois);

        await SubmitAsync(client, sample);
        using var copy = new MemoryStream();
        var document = await client.Dmp.RetrieveAsync(PatTrois, sample.UniqueId, copy);
        var found = await client.Dmp.FindAsync(PatTrois).AnyAsync(listed => listed.UniqueId == sample.UniqueId);

        Assert.That(found, Is.True);
        Assert.That(document.Size, Is.EqualTo(copy.Length));
    }

    [Test]
    public async Task Given_a_secretary_When_feeding_for_her_structure_Then_granted()
    {
        await using var secretary = Cartes.Client("secretaire");

        var submission = await SubmitAsync(secretary, Consultation.By(Cartes["medecin"], PatTrois));

        Assert.That(submission.Documents[0].Metadata.Authors[0].Id, Is.EqualTo("899700296140"));
    }

    [Test]
    public async Task Given_a_secretary_When_feeding_for_another_structure_Then_refused()
    {
        await using var secretary = Cartes.Client("secretaire");
        var sample = Consultation.By(Cartes["pharmacien"], PatTrois);

        var refusal = await Refused.ByAsync(SubmitAsync(secretary, sample));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.AuteurDifferent));
        Assert.That(refusal.Violations[0].Field, Is.EqualTo("ClinicalDocument/author"));
        Assert.That(await Store.CountDocumentsAsync(sample.UniqueId), Is.Zero);
    }

    [Test]
    public async Task Given_a_structure_When_feeding_in_its_own_name_Then_granted_and_for_another_refused()
    {
        await using var structure = Cartes.Client("structure");
        var author = Cartes["medecin"].Porteur.Professional!;
        var foreign = Consultation.By(Cartes["medecin"], PatTrois);

        var submission = await SubmitAsync(structure, Consultation.By(author, Clinic, PatTrois));
        var refusal = await Refused.ByAsync(SubmitAsync(structure, foreign));

        Assert.That(submission.Documents, Has.Count.EqualTo(1));
        Assert.That(refusal.Reason, Is.EqualTo(Reason.AuteurDifferent));
        Assert.That(await Store.CountDocumentsAsync(foreign.UniqueId), Is.Zero);
    }

    [TestCase("secretaire")]
    [TestCase("structure")]
    public async Task Given_who_only_feeds_When_reading_Then_refused_but_the_dossier_is_checked(string card)
    {
        await using var client = Cartes.Client(card);

        var search = await Refused.ByAsync(client.Dmp.FindAsync(PatTrois).FirstOrDefaultAsync().AsTask());
        var reading = await Refused.ByAsync(client.Dmp.RetrieveAsync(PatTrois, "2.25.1", Stream.Null));
        var dossier = await client.Dossiers.CheckAsync(PatTrois);

        Assert.That((search.Reason, search.Details["transaction"]), Is.EqualTo((Reason.DroitInsuffisant, "TD3.1")));
        Assert.That((reading.Reason, reading.Details["transaction"]), Is.EqualTo((Reason.DroitInsuffisant, "TD3.2 TD3.2.masque")));
        Assert.That(search, Is.TypeOf<HabilitationDeniedException>());
        Assert.That(dossier.Status, Is.EqualTo(DossierStatus.Actif));
    }

    [Test]
    public async Task Given_a_professional_who_wrote_nothing_of_it_When_feeding_Then_refused()
    {
        await using var other = Cartes.Client("infirmier");
        var sample = Consultation.By(Cartes["medecin"], PatTrois);

        var refusal = await Refused.ByAsync(SubmitAsync(other, sample));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.AuteurDifferent));
        Assert.That(await Store.CountDocumentsAsync(sample.UniqueId), Is.Zero);
    }

    [Test]
    public void Given_a_profession_that_nobody_knows_When_its_card_is_opened_Then_refused()
    {
        var definition = new CarteDefinition(
            "Rebouteux", "899700500129", "ANCIEN", "SAVOIR",
                new Activite(new Structure("499700500129001", "CABINET"), "SA07"));

        Assert.That(
            () => Sandbox.IssueCarte(definition),
            Throws.TypeOf<CarteRefusedException>()
                .With.Property(nameof(MonEspaceSanteException.Reason)).EqualTo(Reason.CarteIllisible));
    }

    private static async Task<Submission> SubmitAsync(MonEspaceSanteClient client, CdaSample sample)
    {
        await using var cda = await sample.ToStreamAsync();
        return await client.Dmp.SubmitAsync(PatTrois, cda, Visibility.Everyone);
    }
}
