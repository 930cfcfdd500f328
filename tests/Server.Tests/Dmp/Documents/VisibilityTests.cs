using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Documents;

/// <summary>Who may change to whom a document is shown, and in which direction. TD3.3a, TD3.3b.</summary>
public sealed class VisibilityTests(Engine engine) : DocumentFixture(engine)
{
    private static readonly Visibility Masked = Everyone with { Professionals = false };
    private static readonly Visibility HiddenFromPatient = Everyone with { Patient = false };
    private static readonly Visibility HiddenFromRepresentatives = Everyone with { LegalRepresentatives = false };

    [TestCase(Author)]
    [TestCase(Nurse)]
    [TestCase(Doctor)]
    [TestCase(MedecinTraitant)]
    public async Task Given_a_professional_When_masking_Then_granted_and_only_author_and_medecin_traitant_see_it(string who)
    {
        var document = await DepositAsync();

        var masked = await Dmp(who).SetVisibilityAsync(Patient, document.UniqueId, Masked);

        Assert.That(masked.Visibility, Is.EqualTo(Masked));
        Assert.That(masked.LogicalId, Is.EqualTo(document.LogicalId));
        Assert.That(masked.EntryId, Is.Not.EqualTo(document.EntryId));
        foreach (var reader in new[] { Author, MedecinTraitant })
            Assert.That((await FindAsync(reader, document.UniqueId))!.EntryId, Is.EqualTo(masked.EntryId));
        foreach (var reader in new[] { Nurse, Doctor }) Assert.That(await FindAsync(reader, document.UniqueId), Is.Null);
    }

    [TestCase(Author, Reason.Unspecified)]
    [TestCase(MedecinTraitant, Reason.Unspecified)]
    [TestCase(Nurse, Reason.DocumentIntrouvable)]
    [TestCase(Doctor, Reason.DocumentIntrouvable)]
    [TestCase(Secretary, Reason.DroitInsuffisant)]
    [TestCase(Clinic, Reason.DroitInsuffisant)]
    public async Task Given_a_masked_document_When_unmasked_Then_only_by_author_or_medecin_traitant(
        string who, Reason expected)
    {
        var document = await DepositAsync(Masked);

        var outcome = await OutcomeAsync(Dmp(who).SetVisibilityAsync(Patient, document.UniqueId, Everyone));

        Assert.That(outcome, Is.EqualTo(expected));
        Assert.That(
            (await FindAsync(Author, document.UniqueId))!.Visibility,
            Is.EqualTo(expected == Reason.Unspecified ? Everyone : Masked));
    }

    [TestCase(Author)]
    [TestCase(Nurse)]
    [TestCase(MedecinTraitant)]
    public async Task Given_a_document_not_yet_announced_When_a_professional_shows_it_to_the_patient_Then_for_good(string who)
    {
        var document = await DepositAsync(HiddenFromPatient);

        var shown = await Dmp(who).SetVisibilityAsync(Patient, document.UniqueId, Everyone);
        var refusal = await Refused.ByAsync(Dmp(Author).SetVisibilityAsync(Patient, document.UniqueId, HiddenFromPatient));

        Assert.That(shown.Visibility, Is.EqualTo(Everyone));
        Assert.That(refusal.Reason, Is.EqualTo(Reason.VisibiliteIrreversible));
        Assert.That(refusal, Is.TypeOf<DocumentRefusedException>());
        Assert.That((await FindAsync(Author, document.UniqueId))!.Visibility, Is.EqualTo(Everyone));
    }

    [Test]
    public async Task Given_a_document_hidden_from_representatives_When_shown_to_them_Then_for_good()
    {
        var document = await DepositAsync(HiddenFromRepresentatives);

        await Dmp(Doctor).SetVisibilityAsync(Patient, document.UniqueId, Everyone);
        var reason = await ReasonAsync(
            Dmp(Author).SetVisibilityAsync(Patient, document.UniqueId, HiddenFromRepresentatives));

        Assert.That(reason, Is.EqualTo(Reason.VisibiliteIrreversible));
    }

    [Test]
    public async Task Given_a_document_hidden_from_the_patient_When_masked_too_Then_refused()
    {
        var document = await DepositAsync(HiddenFromPatient);

        var reason = await ReasonAsync(
            Dmp(Author).SetVisibilityAsync(Patient, document.UniqueId, HiddenFromPatient with { Professionals = false }));

        Assert.That(reason, Is.EqualTo(Reason.VisibilitesIncompatibles));
    }

    [Test]
    public async Task Given_a_document_as_wanted_When_asked_again_Then_nothing_changes()
    {
        var document = await DepositAsync();

        var same = await Dmp(Nurse).SetVisibilityAsync(Patient, document.UniqueId, Everyone);

        Assert.That(same.EntryId, Is.EqualTo(document.EntryId));
        Assert.That(await ChangesAsync(document.UniqueId), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Given_opposite_changes_at_once_When_answered_Then_what_was_shown_stays_shown()
    {
        for (var round = 0; round < 5; round++)
        {
            var document = await DepositAsync(new Visibility(true, false, false));
            Visibility toPatient = new(true, true, false), toRepresentatives = new(true, false, true);

            var outcomes = await Task.WhenAll(
                OutcomeAsync(Dmp(Author).SetVisibilityAsync(Patient, document.UniqueId, toPatient)),
                OutcomeAsync(Dmp(Nurse).SetVisibilityAsync(Patient, document.UniqueId, toRepresentatives)));
            var kept = (await FindAsync(Author, document.UniqueId))!.Visibility;

            Assert.That(outcomes, Is.EquivalentTo(new[] { Reason.Unspecified, Reason.VisibiliteIrreversible }));
            Assert.That(kept, Is.EqualTo(outcomes[0] == Reason.Unspecified ? toPatient : toRepresentatives));
        }
    }

    [Test]
    public async Task Given_a_change_that_was_answered_When_repeated_Then_the_first_answer_and_made_once()
    {
        var (document, requestId) = (await DepositAsync(), Guid.NewGuid());

        var first = await Dmp(Author).SetVisibilityAsync(Patient, document.UniqueId, Masked, requestId);
        await Dmp(Author).SetVisibilityAsync(Patient, document.UniqueId, Everyone);
        var again = await Dmp(Author).SetVisibilityAsync(Patient, document.UniqueId, Masked, requestId);
        var other = await ReasonAsync(Dmp(Author).SetVisibilityAsync(Patient, document.UniqueId, Everyone, requestId));

        Assert.That((again.EntryId, again.Visibility), Is.EqualTo((first.EntryId, Masked)));
        Assert.That(other, Is.EqualTo(Reason.RequestIdReutilise));
        Assert.That((await FindAsync(Author, document.UniqueId))!.Visibility, Is.EqualTo(Everyone));
        Assert.That(await ChangesAsync(document.UniqueId), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Given_an_old_version_When_masked_Then_the_current_one_is_not()
    {
        var old = await DepositAsync();
        var current = await DepositAsync(Sample() with { Replaces = old.UniqueId });

        var masked = await Dmp(Author).SetVisibilityAsync(Patient, old.UniqueId, Masked);

        Assert.That(masked.Status, Is.EqualTo(DocumentStatus.Deprecated));
        Assert.That(await FindAsync(Nurse, old.UniqueId), Is.Null);
        Assert.That((await FindAsync(Nurse, current.UniqueId))!.Visibility, Is.EqualTo(Everyone));
    }
}
