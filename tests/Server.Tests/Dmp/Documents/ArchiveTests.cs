using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Documents;

/// <summary>Who may put which document into the archives, and what that changes. TD3.3d.</summary>
public sealed class ArchiveTests(Engine engine) : DocumentFixture(engine)
{
    [TestCase(Author, Reason.Unspecified)]
    [TestCase(MedecinTraitant, Reason.Unspecified)]
    [TestCase(Nurse, Reason.ModificationInterdite)]
    [TestCase(Doctor, Reason.ModificationInterdite)]
    [TestCase(Secretary, Reason.DroitInsuffisant)]
    [TestCase(Clinic, Reason.DroitInsuffisant)]
    public async Task Given_a_document_When_archived_Then_only_by_author_or_medecin_traitant(string who, Reason expected)
    {
        var document = await DepositAsync();

        var outcome = await OutcomeAsync(Dmp(who).ArchiveAsync(Patient, document.UniqueId));

        Assert.That(outcome, Is.EqualTo(expected));
        Assert.That(
            (await FindAsync(Author, document.UniqueId))!.IsArchived, Is.EqualTo(expected == Reason.Unspecified));
    }

    [TestCase(MedecinTraitant, Reason.Unspecified)]
    [TestCase(Author, Reason.ModificationInterdite)]
    [TestCase(Nurse, Reason.ModificationInterdite)]
    [TestCase(Doctor, Reason.ModificationInterdite)]
    public async Task Given_a_document_of_the_patient_When_archived_Then_only_by_the_medecin_traitant(
        string who, Reason expected)
    {
        var document = await PatientsDocumentAsync();

        var outcome = await OutcomeAsync(Dmp(who).ArchiveAsync(Patient, document.UniqueId));

        Assert.That(outcome, Is.EqualTo(expected));
    }

    [Test]
    public async Task Given_an_archived_document_When_read_Then_its_state_is_told_and_searches_leave_it_out()
    {
        var document = await DepositAsync();

        var archived = await Dmp(Author).ArchiveAsync(Patient, document.UniqueId);
        using var copy = new MemoryStream();
        var read = await Dmp(Nurse).RetrieveAsync(Patient, document.UniqueId, copy);
        var current = await Dmp(Nurse).FindAsync(Patient).AnyAsync(found => found.UniqueId == document.UniqueId);

        Assert.That((archived.IsArchived, read.IsArchived, current), Is.EqualTo((true, true, false)));
        Assert.That((read.Origin, copy.Length), Is.EqualTo((DocumentOrigin.Professionnel, document.Size)));
        Assert.That(read.EntryId, Is.EqualTo(archived.EntryId).And.Not.EqualTo(document.EntryId));
    }

    [Test]
    public async Task Given_an_archived_document_When_taken_out_Then_it_is_found_again()
    {
        var document = await DepositAsync();
        await Dmp(Author).ArchiveAsync(Patient, document.UniqueId);

        var taken = await Dmp(MedecinTraitant).UnarchiveAsync(Patient, document.UniqueId);
        var found = await Dmp(Nurse).FindAsync(Patient).AnyAsync(listed => listed.UniqueId == document.UniqueId);

        Assert.That((taken.IsArchived, found), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Given_a_request_that_was_answered_When_repeated_Then_the_first_answer()
    {
        var (document, requestId) = (await DepositAsync(), Guid.NewGuid());

        var first = await Dmp(Author).ArchiveAsync(Patient, document.UniqueId, requestId);
        await Dmp(Author).UnarchiveAsync(Patient, document.UniqueId);
        var again = await Dmp(Author).ArchiveAsync(Patient, document.UniqueId, requestId);

        Assert.That((again.EntryId, again.IsArchived), Is.EqualTo((first.EntryId, true)));
        Assert.That((await FindAsync(Author, document.UniqueId))!.IsArchived, Is.False);
    }

    [Test]
    public async Task Given_a_document_brought_by_the_patient_When_read_Then_its_origin_is_told()
    {
        var document = await PatientsDocumentAsync();

        var read = await Dmp(Nurse).RetrieveAsync(Patient, document.UniqueId, Stream.Null);

        Assert.That(read.Origin, Is.EqualTo(DocumentOrigin.Patient));
    }
}
