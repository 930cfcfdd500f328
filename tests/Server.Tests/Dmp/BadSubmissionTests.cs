using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>Good documents in bad submissions, as only a client that is not the SDK could send them.</summary>
public sealed class BadSubmissionTests(Engine engine) : SandboxFixture(engine)
{
    private static IEnumerable<TestCaseData> Spoiled =>
        SpoiledSubmissions.All.Select(spoiled => new TestCaseData(spoiled).SetArgDisplayNames(spoiled.Name));

    [TestCaseSource(nameof(Spoiled))]
    public async Task Given_a_bad_submission_When_sent_Then_refused_with_its_own_reason_and_nothing_kept(
        object argument)
    {
        var spoiled = (SpoiledSubmission)argument;
        var deposit = await RawDeposit.OfAsync(Consultation.By(Cartes["medecin"], PatTrois));
        string[] uniqueIds = [.. deposit.UniqueIds];
        var messages = spoiled.Messages(deposit, Cartes["medecin"]);

        var refusal = await SendAsync(messages);

        var expected = ErrorCatalogue.Find(spoiled.Reason);
        Assert.That(refusal.Reason, Is.EqualTo(expected.Code));
        Assert.That(refusal.Fields is [var field, ..] ? field : null, Is.EqualTo(spoiled.Field));
        Assert.That((refusal.Locale, refusal.Message), Is.EqualTo(("fr-FR", expected.Message)));
        Assert.That(refusal.Remedy, Is.EqualTo(expected.Remedy));
        await Store.DemandNothingOfAsync(deposit.RequestId, uniqueIds);
    }

    [Test]
    public async Task Given_the_signature_of_another_card_When_sent_Then_refused()
    {
        var deposit = await RawDeposit.OfAsync(Consultation.By(Cartes["medecin"], PatTrois));

        var refusal = await SendAsync(deposit.SignedBy(Cartes["pharmacien"]));

        Assert.That(refusal.Reason, Is.EqualTo("SIGNATURE_AUTRE_CARTE"));
        Assert.That(refusal.Metadata.Keys, Does.Not.Contain("document"), "the fault of no document");
        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
    }

    [TestCase("medecin-perimee", Reason.CertificatExpire)]
    [TestCase("medecin-revoquee", Reason.CertificatRevoque)]
    public async Task Given_the_signature_of_a_card_that_no_longer_serves_When_sent_Then_refused(
        string card, Reason reason)
    {
        var deposit = await RawDeposit.OfAsync(Consultation.By(Cartes["medecin"], PatTrois));

        var refusal = await SendAsync(deposit.SignedBy(Cartes[card]));

        Assert.That(refusal.Reason, Is.EqualTo(ErrorCatalogue.Find(reason).Code));
        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
    }

    [Test]
    public async Task Given_the_signature_of_the_key_that_authenticates_When_sent_Then_refused()
    {
        var deposit = await RawDeposit.OfAsync(Consultation.By(Cartes["medecin"], PatTrois));
        using var wrongKey = new WrongKeyCarte(Cartes["medecin"]);

        var refusal = await SendAsync(deposit.SignedBy(wrongKey));

        Assert.That(refusal.Reason, Is.EqualTo("CERTIFICAT_USAGE_INTERDIT"));
        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
    }

    [Test]
    public async Task Given_headers_of_two_patients_When_sent_Then_refused_and_none_kept()
    {
        var sample = Consultation.By(Cartes["medecin"], PatTrois);
        var deposit = await RawDeposit.OfAsync(sample, sample with { UniqueId = MonEspaceSante.Dmp.UniqueId.New() });
        deposit.Messages.Last(message => message.Header is not null).Header.Patient.Matricule = "207100486108281";

        var refusal = await SendAsync(deposit.SignedBy(Cartes["medecin"]));

        Assert.That((refusal.Reason, refusal.Fields[0]), Is.EqualTo(("REQUETE_INVALIDE", "header")));
        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
    }

    [Test]
    public async Task Given_several_documents_When_the_last_is_bad_Then_none_is_kept()
    {
        var sample = Consultation.By(Cartes["medecin"], PatTrois);
        var deposit = await RawDeposit.OfAsync(sample, sample with { UniqueId = MonEspaceSante.Dmp.UniqueId.New() });
        deposit.Messages.RemoveAt(deposit.Messages.Count - 1);

        var refusal = await SendAsync(deposit.SignedBy(Cartes["medecin"]));

        Assert.That((refusal.Reason, refusal.Metadata["document"]), Is.EqualTo(("DOCUMENT_VIDE", "1")));
        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
    }

    [Test]
    public async Task Given_several_documents_When_the_last_replaces_an_absent_one_Then_none_is_kept()
    {
        var sample = Consultation.By(Cartes["medecin"], PatTrois);
        var orphan = sample with { UniqueId = MonEspaceSante.Dmp.UniqueId.New(), Replaces = "2.25.7" };
        var deposit = await RawDeposit.OfAsync(sample, orphan);

        var refusal = await SendAsync(deposit.SignedBy(Cartes["medecin"]));

        Assert.That((refusal.Reason, refusal.Metadata["document"]), Is.EqualTo(("PREDECESSEUR_INTROUVABLE", "1")));
        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
    }

    [Test]
    public async Task Given_one_identifier_twice_in_a_submission_When_sent_Then_refused_and_none_kept()
    {
        var sample = Consultation.By(Cartes["medecin"], PatTrois);
        var deposit = await RawDeposit.OfAsync(sample, sample);

        var refusal = await SendAsync(deposit.SignedBy(Cartes["medecin"]));

        Assert.That((refusal.Reason, refusal.Metadata["document"]), Is.EqualTo(("DOCUMENT_DEJA_PRESENT", "1")));
        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
    }

    [Test]
    public async Task Given_more_documents_than_a_submission_may_hold_When_sent_Then_refused_and_none_is_kept()
    {
        var samples = Enumerable.Range(0, 101).Select(_ => Consultation.By(Cartes["medecin"], PatTrois)).ToList();
        var deposit = await RawDeposit.OfAsync(samples);

        var refusal = await SendAsync(deposit.SignedBy(Cartes["medecin"]));

        Assert.That(refusal.Reason, Is.EqualTo("ENVOI_TROP_GRAND"));
        Assert.That(refusal.Metadata["limit_documents"], Is.EqualTo("100"));
        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
    }

    [Test]
    public async Task Given_several_good_documents_When_sent_Then_all_are_kept_in_their_order()
    {
        var sample = Consultation.By(Cartes["medecin"], PatTrois);
        var deposit = await RawDeposit.OfAsync(sample, sample with { UniqueId = MonEspaceSante.Dmp.UniqueId.New() });
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);

        var submission = await client.SubmitAsync(deposit.SignedBy(Cartes["medecin"]));

        Assert.That(submission.Documents.Select(document => document.Metadata.UniqueId), Is.EqualTo(deposit.UniqueIds));
    }

    private async Task<WireRefusal> SendAsync(IEnumerable<SubmitDocumentsRequest> messages)
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        return await Refused.OnTheWireAsync(client.SubmitAsync(messages));
    }
}
