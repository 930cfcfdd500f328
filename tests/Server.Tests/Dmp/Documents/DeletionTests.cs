using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using DocumentStatus = MonEspaceSante.Dmp.DocumentStatus;

namespace MonEspaceSante.Server.Tests.Dmp.Documents;

/// <summary>Who may delete which document, and that it is then seen nowhere. TD3.3c.</summary>
public sealed class DeletionTests(Engine engine) : DocumentFixture(engine)
{
    private static readonly Ins Alot = Ins.Parse("116095280720767", InsOid.NirTest);
    private static readonly Structure ClinicItself = new("10B0099999", "CLINIQUE DES ESSAIS");

    [TestCase(Author, Reason.Unspecified)]
    [TestCase(Secretary, Reason.Unspecified)]
    [TestCase(MedecinTraitant, Reason.ModificationInterdite)]
    [TestCase(Doctor, Reason.ModificationInterdite)]
    [TestCase(Nurse, Reason.ModificationInterdite)]
    [TestCase(Clinic, Reason.DocumentIntrouvable)]
    public async Task Given_a_document_When_deleted_Then_only_by_its_author_or_the_author_s_structure(
        string who, Reason expected)
    {
        var document = await DepositAsync();

        var outcome = await OutcomeAsync(Dmp(who).DeleteAsync(Patient, document.UniqueId));

        Assert.That(outcome, Is.EqualTo(expected));
        Assert.That(await FindAsync(Author, document.UniqueId), expected == Reason.Unspecified ? Is.Null : Is.Not.Null);
    }

    [Test]
    public async Task Given_a_structure_When_it_deletes_its_own_Then_granted()
    {
        var sample = Consultation.By(Carte(Author).Porteur.Professional!, ClinicItself, Patient);
        var document = await DepositAsync(sample, sender: Clinic);

        Assert.That(await OutcomeAsync(Dmp(Clinic).DeleteAsync(Patient, document.UniqueId)), Is.EqualTo(Reason.Unspecified));
    }

    [TestCase(MedecinTraitant, Reason.Unspecified)]
    [TestCase(Author, Reason.ModificationInterdite)]
    [TestCase(Nurse, Reason.ModificationInterdite)]
    public async Task Given_a_document_of_the_patient_When_deleted_Then_only_by_the_medecin_traitant(
        string who, Reason expected)
    {
        var document = await PatientsDocumentAsync();

        Assert.That(await OutcomeAsync(Dmp(who).DeleteAsync(Patient, document.UniqueId)), Is.EqualTo(expected));
    }

    [Test]
    public async Task Given_an_author_without_authorization_When_deleting_Then_granted()
    {
        var document = await DepositAsync(Sample() with { Patient = Alot });
        await ExecuteAsync(
            """
            DELETE FROM dossier_authorization
            WHERE patient_id = (SELECT patient_id FROM document WHERE unique_id = @uniqueId)
            """,
            new { uniqueId = document.UniqueId });

        var reading = await ReasonAsync(Dmp(Author).RetrieveAsync(Alot, document.UniqueId, Stream.Null));
        var stranger = await ReasonAsync(Dmp(Nurse).DeleteAsync(Alot, document.UniqueId));
        var deletion = await OutcomeAsync(Dmp(Author).DeleteAsync(Alot, document.UniqueId));

        Assert.That(reading, Is.EqualTo(Reason.AutorisationAbsente));
        Assert.That(stranger, Is.EqualTo(Reason.DocumentIntrouvable));
        Assert.That(deletion, Is.EqualTo(Reason.Unspecified));
    }

    [Test]
    public async Task Given_a_deleted_document_When_anything_is_asked_of_it_Then_it_is_as_if_absent()
    {
        var (dmp, sample) = (Dmp(Author), Sample());
        var uniqueId = (await DepositAsync(sample)).UniqueId;
        var before = await dmp.CountAsync(Patient, new() { AuthorId = Carte(Author).Porteur.Professional!.PsIdNat });
        await dmp.DeleteAsync(Patient, uniqueId);

        Reason[] reasons =
        [
            await ReasonAsync(dmp.RetrieveAsync(Patient, uniqueId, Stream.Null)),
            await ReasonAsync(dmp.GetReferenceAsync(Patient, uniqueId)),
            await ReasonAsync(dmp.SetVisibilityAsync(Patient, uniqueId, Everyone)),
            await ReasonAsync(dmp.ArchiveAsync(Patient, uniqueId)),
            await ReasonAsync(dmp.DeleteAsync(Patient, uniqueId)),
        ];

        Assert.That(before, Is.Not.Empty);
        Assert.That(reasons, Is.All.EqualTo(Reason.DocumentIntrouvable));
        Assert.That(
            await ReasonAsync(DepositAsync(Sample() with { Replaces = uniqueId })), Is.EqualTo(Reason.PredecesseurIntrouvable));
        Assert.That(await ReasonAsync(DepositAsync(sample)), Is.EqualTo(Reason.DocumentDejaPresent));
        foreach (var reader in new[] { Author, Nurse, MedecinTraitant })
            Assert.That(await FindAsync(reader, uniqueId), Is.Null);
    }

    [Test]
    public async Task Given_the_current_version_When_deleted_Then_the_old_one_stays_old_and_in_its_lineage()
    {
        var old = await DepositAsync();
        var current = await DepositAsync(Sample() with { Replaces = old.UniqueId });

        await Dmp(Author).DeleteAsync(Patient, current.UniqueId);
        var left = await FindAsync(Author, old.UniqueId);
        var fork = await ReasonAsync(DepositAsync(Sample() with { Replaces = old.UniqueId }));

        Assert.That((left!.Status, left.LogicalId), Is.EqualTo((DocumentStatus.Deprecated, current.LogicalId)));
        Assert.That(fork, Is.EqualTo(Reason.PredecesseurRemplace));
    }

    [Test]
    public async Task Given_a_deletion_that_was_answered_When_repeated_Then_the_first_answer()
    {
        var (document, requestId) = (await DepositAsync(), Guid.NewGuid());

        var first = await Dmp(Author).DeleteAsync(Patient, document.UniqueId, requestId);
        var again = await Dmp(Author).DeleteAsync(Patient, document.UniqueId, requestId);

        Assert.That(again, Is.EqualTo(first));
    }

    [Test]
    public async Task Given_two_deletions_at_once_When_answered_Then_one_is_made()
    {
        var document = await DepositAsync();

        var outcomes = await Task.WhenAll(
            OutcomeAsync(Dmp(Author).DeleteAsync(Patient, document.UniqueId)),
            OutcomeAsync(Dmp(Secretary).DeleteAsync(Patient, document.UniqueId)));

        Assert.That(outcomes, Is.EquivalentTo(new[] { Reason.Unspecified, Reason.DocumentIntrouvable }));
    }

    [Test]
    public async Task Given_what_a_document_told_of_vaccinations_When_deleted_Then_it_goes_too()
    {
        var (document, hash) = (await DepositAsync(), Guid.NewGuid().ToByteArray());
        await ExecuteAsync(
            """
            INSERT INTO vaccination (patient_id, vaccine_hash, identifier_hash, entry_id)
            SELECT patient_id, @hash, @hash, entry_id FROM document WHERE unique_id = @uniqueId
            """,
            new { uniqueId = document.UniqueId, hash });

        await Dmp(Author).DeleteAsync(Patient, document.UniqueId);

        Assert.That(
            await ScalarAsync<long>(
                "SELECT COUNT(*) FROM vaccination WHERE vaccine_hash = @hash", new { hash }),
            Is.Zero);
    }

    [Test]
    public async Task Given_a_life_of_a_document_When_its_changes_are_read_Then_each_is_told_once_and_in_order()
    {
        var old = await DepositAsync();
        var document = await DepositAsync(Sample() with { Replaces = old.UniqueId });
        await Dmp(Author).ArchiveAsync(Patient, document.UniqueId);
        await Dmp(Author).DeleteAsync(Patient, document.UniqueId);

        var told = await ChangesAsync(document.UniqueId);

        Assert.That(
            told.Select(change => (ChangeKind)change.Kind),
            Is.EqualTo(new[] { ChangeKind.Replaced, ChangeKind.Updated, ChangeKind.Removed }));
        Assert.That(told.Select(change => change.ReplacedUniqueId), Is.EqualTo(new[] { old.UniqueId, null, null }));
    }
}
