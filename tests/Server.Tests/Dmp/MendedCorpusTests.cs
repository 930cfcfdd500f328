using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using static MonEspaceSante.Protos.Errors.V1.Reason;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>Each refused published document, its faults put right one after the other, down to acceptance.</summary>
public sealed class MendedCorpusTests(Engine engine) : SandboxFixture(engine)
{
    private const string UnpaddedPdf = "DOC_NON_STRUCTURE.xml";
    private const string Pathology = "CR_ACP_sein_DCC_v1.5.xml";
    private const string Radiology = "CR_Radio_CDAN1_v1.XML";
    private const string Reimbursements = "CNAM-HR_2021.01.xml";

    private static IEnumerable<MendedDocument> StillRefused =>
    [
        new(UnpaddedPdf, "with an INS and a PDF of three bytes", CdaPdfInvalide, CorpusMend.InsC,
            CorpusMend.ThreeBytePdf),
        new(Pathology, "with a plain identifier still bears an INS-C", InsCRetire, CorpusMend.IdentifierExtension),
        new(Radiology, "with a plain identifier still names another patient", PatientDifferent,
            CorpusMend.IdentifierExtension),
        new("VAC_2023.01.xml", "as a vaccination note still tells of several", VaccinationInvalide,
            CorpusMend.VaccinationHistory),
    ];

    private static IEnumerable<MendedDocument> AtLastAccepted =>
    [
        new(UnpaddedPdf, "with an INS: its PDF is whole, its base64 unpadded", Unspecified, CorpusMend.InsC),
        new(Pathology, "with a plain identifier and an INS", Unspecified, CorpusMend.IdentifierExtension,
            CorpusMend.InsC),
        new(Radiology, "with a plain identifier and a patient of the sandbox", Unspecified,
            CorpusMend.IdentifierExtension, CorpusMend.UnknownPatient),
        new("CSE-CS24_2025.01.xml", "with a right key", Unspecified, CorpusMend.WrongKey),
        new("SDM-MR_2024.01_nouveau-ne.xml", "with a right key", Unspecified, CorpusMend.WrongKey),
        new(Reimbursements, "as a synthesis, by a structure", Unspecified, CorpusMend.Reimbursement),
    ];

    private static IEnumerable<string> Replacements =>
        CorpusVerdicts.All.Where(verdict => verdict.Reason == PredecesseurIntrouvable).Select(verdict => verdict.File);

    [TestCaseSource(nameof(StillRefused))]
    public async Task Given_a_published_document_with_one_fault_left_When_deposited_Then_refused_for_it(
        MendedDocument mended)
    {
        var (file, _, reason, mends) = mended;
        var requestId = Guid.NewGuid();

        var refusal = await Refused.ByAsync(DepositAsync(file, CorpusMend.Apply(file, mends), PatTrois, requestId));

        Assert.That(refusal.Reason, Is.EqualTo(reason));
        await Store.DemandNothingOfAsync(requestId);
    }

    [TestCaseSource(nameof(AtLastAccepted))]
    public async Task Given_a_published_document_put_right_When_deposited_Then_read_back_byte_for_byte(
        MendedDocument mended)
    {
        var (file, _, _, mends) = mended;
        var document = CorpusMend.Apply(file, mends);

        var deposited = await DepositAsync(file, document, PatTrois, Guid.NewGuid());

        await using var reader = Cartes.Client("medecin");
        using var copy = new MemoryStream();
        await reader.Dmp.RetrieveAsync(PatTrois, deposited.UniqueId, copy);
        Assert.That(copy.ToArray(), Is.EqualTo(document));
    }

    [Test]
    public async Task Given_a_production_identity_that_a_sandbox_does_not_know_When_deposited_Then_refused()
    {
        var patient = Ins.Parse("274075176079430", InsOid.Nir);
        var document = CorpusMend.Apply(Radiology, CorpusMend.IdentifierExtension);

        var refusal = await Refused.ByAsync(DepositAsync(Radiology, document, patient, Guid.NewGuid()));

        Assert.That(refusal.Reason, Is.EqualTo(InsOidRefuse));
    }

    [Test]
    public async Task Given_reimbursements_mended_When_sent_by_somebody_who_wrote_none_Then_refused()
    {
        await using var other = Cartes.Client("medecin");
        using var cda = new MemoryStream(CorpusMend.Apply(
            Reimbursements, CorpusMend.Reimbursement, CorpusMend.Identifier("1.2.250.1.213.1.1.1.36.2021.1.1")));

        var refusal = await Refused.ByAsync(other.Dmp.SubmitAsync(PatTrois, cda, Visibility.Everyone));

        Assert.That(refusal.Reason, Is.EqualTo(AuteurDifferent));
        Assert.That(refusal, Is.TypeOf<HabilitationDeniedException>());
    }

    [TestCaseSource(nameof(Replacements))]
    public async Task Given_the_predecessor_of_a_published_replacement_When_deposited_Then_replaced(string file)
    {
        var author = Cartes.Of(CorpusVerdicts.Of(file).Sender);
        var predecessor = Consultation.By(author, PatTrois);
        var first = await DepositAsync(file, (await predecessor.ToStreamAsync()).ToArray(), PatTrois, Guid.NewGuid());

        var second = await DepositAsync(
            file, CorpusMend.Apply(file, CorpusMend.Predecessor(first.UniqueId)), PatTrois, Guid.NewGuid());

        await using var reader = Cartes.Client("medecin");
        var listed = await reader.Dmp.FindAsync(PatTrois, new DocumentCriteria { OldVersions = Inclusion.Included })
            .ToDictionaryAsync(document => document.UniqueId);
        Assert.That(listed[first.UniqueId].Status, Is.EqualTo(DocumentStatus.Deprecated));
        Assert.That(listed[second.UniqueId].Status, Is.EqualTo(DocumentStatus.Approved));
        Assert.That(second.LogicalId, Is.EqualTo(first.LogicalId));
    }

    private async Task<Document> DepositAsync(string file, byte[] document, Ins patient, Guid requestId)
    {
        var sender = Cartes.Of(CorpusVerdicts.Of(file).Sender);
        await using var client = new MonEspaceSanteClient(Sandbox.ClientOptions(sender));
        using var cda = new MemoryStream(document);
        var options = new SubmitOptions { RequestId = requestId };
        return (await client.Dmp.SubmitAsync(patient, cda, Visibility.Everyone, options)).Documents[0];
    }
}
