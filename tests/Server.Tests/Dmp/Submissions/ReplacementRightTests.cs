using System.Xml.Linq;
using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Submissions;

/// <summary>Who may replace a document, and what of it may change to whom it is shown. TD2.1b, EX_2.1-1140.</summary>
public sealed class ReplacementRightTests(Engine engine) : SubmissionFixture(engine)
{
    private static readonly Visibility HiddenFromPatient = Everyone with { Patient = false };
    private static readonly Visibility HiddenFromRepresentatives = Everyone with { LegalRepresentatives = false };

    [TestCase(Author, Reason.Unspecified)]
    [TestCase(Secretary, Reason.Unspecified)]
    [TestCase(Nurse, Reason.RemplacementInterdit)]
    [TestCase(Doctor, Reason.RemplacementInterdit)]
    [TestCase(MedecinTraitant, Reason.RemplacementInterdit)]
    [TestCase(Clinic, Reason.PredecesseurIntrouvable)]
    public async Task Given_a_document_When_replaced_Then_only_by_who_answers_for_it(string who, Reason expected)
    {
        var document = await DepositAsync();
        var successor = By(who) with { Replaces = document.UniqueId };

        var outcome = await OutcomeAsync(DepositAsync(successor, sender: who));

        Assert.That(outcome, Is.EqualTo(expected));
        Assert.That(
            (await FindAsync(Author, document.UniqueId))!.Status,
            Is.EqualTo(expected == Reason.Unspecified ? DocumentStatus.Deprecated : DocumentStatus.Approved));
        if (expected != Reason.Unspecified) await DemandAbsentAsync(successor);
    }

    [TestCase(Nurse, Reason.Unspecified)]
    [TestCase(Author, Reason.Unspecified)]
    [TestCase(Doctor, Reason.RemplacementInterdit)]
    public async Task Given_a_document_that_another_answers_for_When_replaced_Then_by_author_or_legal_authenticator(
        string who, Reason expected)
    {
        var document = await DepositAsync(Sample(Nurse), sender: Nurse, edit: text => AnsweredForBy(text, "899700296140"));

        var outcome = await OutcomeAsync(DepositAsync(By(who) with { Replaces = document.UniqueId }, sender: who));

        Assert.That(outcome, Is.EqualTo(expected));
    }

    [Test]
    public async Task Given_a_document_of_a_structure_When_replaced_Then_by_the_structure_or_its_author()
    {
        var document = await DepositAsync(By(Clinic), sender: Clinic);
        var second = await DepositAsync(By(Clinic) with { Replaces = document.UniqueId }, sender: Clinic);

        var secretary = await OutcomeAsync(DepositAsync(By(Secretary) with { Replaces = second.UniqueId }, sender: Secretary));
        var third = await DepositAsync(By(Author) with { Replaces = second.UniqueId });

        Assert.That(second.LogicalId, Is.EqualTo(document.LogicalId));
        Assert.That(secretary, Is.EqualTo(Reason.PredecesseurIntrouvable));
        Assert.That(third.LogicalId, Is.EqualTo(document.LogicalId));
    }

    [Test]
    public async Task Given_a_document_that_was_shown_When_replaced_by_a_hidden_one_Then_refused()
    {
        var document = await DepositAsync();
        var successor = Sample() with { Replaces = document.UniqueId };

        var fromPatient = await ReasonAsync(DepositAsync(successor, HiddenFromPatient));
        var fromRepresentatives = await ReasonAsync(DepositAsync(successor, HiddenFromRepresentatives));
        var masked = await DepositAsync(successor, Everyone with { Professionals = false });

        Assert.That(fromPatient, Is.EqualTo(Reason.VisibiliteIrreversible));
        Assert.That(fromRepresentatives, Is.EqualTo(Reason.VisibiliteIrreversible));
        Assert.That(masked.LogicalId, Is.EqualTo(document.LogicalId));
    }

    [Test]
    public async Task Given_a_hidden_document_When_replaced_Then_it_stays_hidden_or_is_shown()
    {
        var document = await DepositAsync(HiddenFromPatient);

        var hidden = await DepositAsync(Sample() with { Replaces = document.UniqueId }, HiddenFromPatient);
        var shown = await DepositAsync(Sample() with { Replaces = hidden.UniqueId });

        Assert.That((hidden.Visibility, shown.Visibility), Is.EqualTo((HiddenFromPatient, Everyone)));
    }

    [Test]
    public async Task Given_a_deleted_document_When_replaced_or_sent_again_Then_refused()
    {
        var sample = Sample();
        await DepositAsync(sample);
        await Dmp(Author).DeleteAsync(Patient, sample.UniqueId);

        var replaced = await ReasonAsync(DepositAsync(Sample() with { Replaces = sample.UniqueId }));
        var again = await ReasonAsync(DepositAsync(sample));

        Assert.That((replaced, again), Is.EqualTo((Reason.PredecesseurIntrouvable, Reason.DocumentDejaPresent)));
    }

    [Test]
    public async Task Given_a_lineage_whose_last_version_is_deleted_When_an_old_version_is_replaced_Then_no_fork()
    {
        var first = await DepositAsync();
        var second = await DepositAsync(Sample() with { Replaces = first.UniqueId });
        await Dmp(Author).DeleteAsync(Patient, second.UniqueId);

        var refusal = await Refused.ByAsync(DepositAsync(Sample() with { Replaces = first.UniqueId }));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.PredecesseurRemplace));
        Assert.That(refusal.Details["replaced_by"], Is.EqualTo(second.UniqueId));
    }

    [Test]
    public async Task Given_a_document_masked_by_its_medecin_traitant_When_its_author_replaces_it_Then_granted()
    {
        var document = await DepositAsync();
        await Dmp(MedecinTraitant).SetVisibilityAsync(Patient, document.UniqueId, Everyone with { Professionals = false });

        var another = await ReasonAsync(DepositAsync(Sample(Nurse) with { Replaces = document.UniqueId }, sender: Nurse));
        var author = await DepositAsync(Sample() with { Replaces = document.UniqueId });

        Assert.That(another, Is.EqualTo(Reason.PredecesseurIntrouvable));
        Assert.That(author.LogicalId, Is.EqualTo(document.LogicalId));
    }

    [Test]
    public async Task Given_many_replacements_at_once_When_sent_Then_one_wins_and_the_others_learn_who()
    {
        var document = await DepositAsync();
        var rivals = Enumerable.Range(0, 5).Select(_ => Sample() with { Replaces = document.UniqueId }).ToList();

        var outcomes = await Task.WhenAll(rivals.Select(async rival =>
        {
            var call = DepositAsync(rival);
            return await OutcomeAsync(call) == Reason.Unspecified ? null : await Refused.ByAsync(call);
        }));

        var winner = rivals[Array.FindIndex(outcomes, outcome => outcome is null)];
        var losers = outcomes.OfType<MonEspaceSante.Errors.MonEspaceSanteException>().ToList();
        Assert.That(losers, Has.Count.EqualTo(4));
        Assert.That(losers.Select(loser => loser.Reason), Is.All.EqualTo(Reason.PredecesseurRemplace));
        Assert.That(losers.Select(loser => loser.Details["replaced_by"]), Is.All.EqualTo(winner.UniqueId));
        await DemandAbsentAsync(rivals.Except([winner]));
    }

    private static string AnsweredForBy(string text, string psIdNat)
    {
        var document = XDocument.Parse(text);
        document.Root!.Element(Hl7 + "legalAuthenticator")!.Element(Hl7 + "assignedEntity")!
            .Element(Hl7 + "id")!.SetAttributeValue("extension", psIdNat);
        return document.ToString();
    }
}
