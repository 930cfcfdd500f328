using System.Text;
using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using DocumentStatus = MonEspaceSante.Dmp.DocumentStatus;

namespace MonEspaceSante.Server.Tests.Dmp.Submissions;

/// <summary>Several documents of one submission: all of them or none. CNDA 2.1-020.</summary>
public sealed class LotTests(Engine engine) : SubmissionFixture(engine)
{
    [Test]
    public async Task Given_two_documents_When_sent_in_one_lot_Then_each_is_stored_with_its_own_visibility()
    {
        var (first, second) = (Sample(), Sample() with { Body = CdaSampleBody.Pdf, PdfPadding = 200_000 });
        var (shown, masked) = (await first.ToStreamAsync(), await second.ToStreamAsync());

        var submission = await Dmp(Author).SubmitAsync(
            Patient, [new(shown, Everyone), new(masked, Everyone with { Professionals = false })]);
        using var copy = new MemoryStream();
        await Dmp(Author).RetrieveAsync(Patient, second.UniqueId, copy);

        Assert.That(
            submission.Documents.Select(document => (document.UniqueId, document.Visibility.Professionals)),
            Is.EqualTo(new[] { (first.UniqueId, true), (second.UniqueId, false) }));
        Assert.That(copy.ToArray(), Is.EqualTo(masked.ToArray()));
    }

    [Test]
    public async Task Given_a_lot_with_a_document_that_cannot_be_taken_When_sent_Then_nothing_is_kept()
    {
        CdaSample[] notMine = [Sample(), Sample(Nurse)];
        CdaSample[] untitled = [Sample(), Sample() with { Title = new string('x', 129) }];
        CdaSample[] twice = [Sample(), Sample()];
        twice[1] = twice[1] with { UniqueId = twice[0].UniqueId };

        var reasons = new List<Reason>();
        foreach (var lot in new[] { notMine, untitled, twice }) reasons.Add(await ReasonAsync(SubmitAsync(Dmp(Author), lot)));

        Assert.That(
            reasons, Is.EqualTo(new[] { Reason.AuteurDifferent, Reason.TitreTropLong, Reason.DocumentDejaPresent }));
        await DemandAbsentAsync([.. notMine, .. untitled, .. twice]);
    }

    [Test]
    public async Task Given_a_lot_where_one_replaces_another_When_sent_Then_one_lineage()
    {
        var first = Sample();

        var submission = await SubmitAsync(Dmp(Author), [first, Sample() with { Replaces = first.UniqueId }]);

        Assert.That(submission.Documents.Select(document => document.LogicalId).Distinct().Count(), Is.EqualTo(1));
        Assert.That(
            submission.Documents.Select(document => document.Status),
            Is.EqualTo(new[] { DocumentStatus.Deprecated, DocumentStatus.Approved }));
    }

    [Test]
    public async Task Given_a_lot_When_sent_again_with_its_request_Then_stored_once()
    {
        CdaSample[] lot = [Sample(), Sample()];
        var options = new SubmitOptions { RequestId = Guid.NewGuid() };

        var first = await SubmitAsync(Dmp(Author), lot, options: options);
        var again = await SubmitAsync(Dmp(Author), lot, options: options);
        var other = await ReasonAsync(SubmitAsync(Dmp(Author), [lot[1], lot[0]], options: options));

        Assert.That(again.SubmissionId, Is.EqualTo(first.SubmissionId));
        Assert.That(other, Is.EqualTo(Reason.RequestIdReutilise));
    }

    [Test]
    public async Task Given_a_file_When_sent_Then_wrapped_into_a_document_that_is_found()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("Tension 12/8."));
        var file = new DocumentN1
        {
            Patient = new CdaPatient
            {
                Ins = Patient, BirthName = "PAT-TROIS", GivenNames = ["DOMINIQUE"], Sex = "F", BirthDate = "19790328",
            },
            Author = SandboxServer.Responsable,
            Structure = SandboxServer.ActiviteOf(Carte(Author)).Structure,
            TypeCode = "11488-4",
            Title = "Note de consultation",
            FacilityType = "SA07",
            EffectiveTime = TimeProvider.System.GetUtcNow(),
            MediaType = "text/plain",
            Content = content,
        };

        var submission = await Dmp(Author).SubmitAsync(Patient, file, Everyone);

        Assert.That(submission.Documents[0].Metadata.Format, Is.EqualTo("urn:ihe:iti:xds-sd:text:2008"));
        Assert.That(submission.Documents[0].UniqueId, Is.EqualTo(file.UniqueId));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Given_messages_after_the_end_When_sent_Then_refused_and_nothing_kept(bool another)
    {
        var deposit = await RawDeposit.OfAsync(Sample());
        var tail = another ? (await RawDeposit.OfAsync(Sample())).Messages : [deposit.End(Carte(Author))];
        using var raw = await RawClient.OpenAsync(Sandbox, Carte(Author));

        var refusal = await Refused.OnTheWireAsync(raw.SubmitAsync([.. deposit.SignedBy(Carte(Author)), .. tail]));

        Assert.That((refusal.Reason, refusal.Fields[0]), Is.EqualTo(("REQUETE_INVALIDE", "end")));
        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
    }

    [Test]
    public async Task Given_a_purpose_that_is_unknown_When_sent_Then_refused_and_nothing_kept()
    {
        var deposit = await RawDeposit.OfAsync(Sample());
        deposit.Messages[0].Header.Purpose = (SubmissionPurpose)99;
        using var raw = await RawClient.OpenAsync(Sandbox, Carte(Author));

        var refusal = await Refused.OnTheWireAsync(raw.SubmitAsync(deposit.SignedBy(Carte(Author))));

        Assert.That((refusal.Reason, refusal.Fields[0]), Is.EqualTo(("REQUETE_INVALIDE", "header.purpose")));
        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
    }

    [Test]
    public async Task Given_a_document_hidden_from_professionals_and_patient_When_sent_Then_refused()
    {
        var reason = await ReasonAsync(
            DepositAsync(new MonEspaceSante.Dmp.Visibility(Professionals: false, Patient: false, LegalRepresentatives: true)));

        Assert.That(reason, Is.EqualTo(Reason.VisibilitesIncompatibles));
    }

    [Test]
    public void Given_no_document_or_one_that_cannot_seek_When_sent_Then_the_call_is_wrong()
    {
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream();
        Assert.That(() => Dmp(Author).SubmitAsync(Patient, []), Throws.ArgumentException);
        Assert.That(() => Dmp(Author).SubmitAsync(Patient, [new(pipe, Everyone)]), Throws.ArgumentException);
    }
}
