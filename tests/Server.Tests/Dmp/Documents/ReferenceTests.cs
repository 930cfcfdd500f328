using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Visibility = MonEspaceSante.Dmp.Visibility;

namespace MonEspaceSante.Server.Tests.Dmp.Documents;

/// <summary>What who feeds may learn of a document without searching. TD3.1b.</summary>
public sealed class ReferenceTests(Engine engine) : DocumentFixture(engine)
{
    private static readonly Structure ClinicItself = new("10B0099999", "CLINIQUE DES ESSAIS");

    [TestCase(Author)]
    [TestCase(Secretary)]
    [TestCase(Nurse)]
    public async Task Given_a_document_When_its_structure_or_a_reader_asks_Then_its_references(string who)
    {
        var document = await DepositAsync();

        var reference = await Dmp(who).GetReferenceAsync(Patient, document.UniqueId);

        Assert.That(reference, Is.EqualTo(new MonEspaceSante.Dmp.DocumentReference(
            document.UniqueId, document.EntryId, document.LogicalId, MonEspaceSante.Dmp.DocumentStatus.Approved, IsArchived: false)));
    }

    [Test]
    public async Task Given_a_structure_When_it_asks_for_its_own_and_for_another_s_Then_only_its_own_is_known()
    {
        var sample = Consultation.By(Carte(Author).Porteur.Professional!, ClinicItself, Patient);
        var own = await DepositAsync(sample, sender: Clinic);
        var foreign = await DepositAsync();

        var reference = await Dmp(Clinic).GetReferenceAsync(Patient, own.UniqueId);
        var refusal = await Refused.ByAsync(Dmp(Clinic).GetReferenceAsync(Patient, foreign.UniqueId));

        Assert.That(reference.LogicalId, Is.EqualTo(own.LogicalId));
        Assert.That(refusal.Reason, Is.EqualTo(Reason.DocumentIntrouvable));
    }

    [Test]
    public async Task Given_an_entry_uuid_in_place_of_the_identifier_When_asked_Then_refused_with_the_national_code()
    {
        var document = await DepositAsync();

        var refusal = await Refused.ByAsync(Dmp(Author).GetReferenceAsync(Patient, document.EntryId));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.DocumentIntrouvable));
        Assert.That(ErrorCatalogue.Find(refusal.Reason).NationalCode, Is.EqualTo("XDSDocumentUniqueIdError"));
    }

    [Test]
    public async Task Given_a_masked_document_When_another_asks_Then_as_if_absent_and_its_author_is_told()
    {
        var document = await DepositAsync(Visibility.Everyone with { Professionals = false });

        Assert.That(
            await ReasonAsync(Dmp(Nurse).GetReferenceAsync(Patient, document.UniqueId)), Is.EqualTo(Reason.DocumentIntrouvable));
        Assert.That(
            (await Dmp(Author).GetReferenceAsync(Patient, document.UniqueId)).UniqueId, Is.EqualTo(document.UniqueId));
    }

    [Test]
    public async Task Given_an_old_and_archived_version_When_asked_Then_the_reference_tells_it()
    {
        var document = await DepositAsync();
        await Dmp(Author).ArchiveAsync(Patient, document.UniqueId);
        await DepositAsync(Sample() with { Replaces = document.UniqueId });

        var reference = await Dmp(Secretary).GetReferenceAsync(Patient, document.UniqueId);

        Assert.That(
            (reference.Status, reference.IsArchived), Is.EqualTo((MonEspaceSante.Dmp.DocumentStatus.Deprecated, true)));
    }

    [Test]
    public async Task Given_no_identifier_When_asked_Then_refused()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Carte(Author));
        var request = new GetDocumentReferenceRequest { Patient = RawDeposit.Wire(Patient) };

        var refusal = await Refused.OnTheWireAsync(
            client.Dmp.GetDocumentReferenceAsync(request, client.Headers()).ResponseAsync);

        Assert.That((refusal.Reason, refusal.Fields), Is.EqualTo(("REQUETE_INVALIDE", new[] { "unique_id" })));
    }
}
