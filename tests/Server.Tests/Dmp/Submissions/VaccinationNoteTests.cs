using System.Text;
using System.Xml.Linq;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Submissions;

/// <summary>Vaccination notes: one vaccination each, once in a dossier, open to all. CNDA 2.1-710, 2.1-750, 2.1-760.</summary>
public sealed class VaccinationNoteTests(Engine engine) : SubmissionFixture(engine)
{
    private const string Vaccinator = "899700500038";

    [Test]
    public async Task Given_several_notes_of_one_vaccination_each_When_sent_together_Then_taken()
    {
        var submission = await SubmitAsync(Dmp(Author), [Note(Vaccination()), Note(Vaccination())]);

        Assert.That(
            submission.Documents.Select(document => document.Metadata.Type.Value),
            Is.All.EqualTo(DocumentTypes.VaccinationNote));
    }

    [Test]
    public async Task Given_a_note_that_was_taken_When_the_tables_are_read_Then_they_tell_nothing_of_the_vaccination()
    {
        var vaccination = Vaccination();
        await DepositAsync(Note(vaccination));

        var values = (await Store.ReadEveryValueAsync()).Select(Encoding.UTF8.GetString).ToList();

        Assert.That(values, Has.None.Contains(vaccination.CisCode));
        Assert.That(values, Has.None.EqualTo($"{vaccination.Date:yyyyMMdd}"));
        Assert.That(values, Has.None.EqualTo(vaccination.Id).IgnoreCase);
    }

    [TestCase(0)]
    [TestCase(2)]
    public async Task Given_a_note_of_another_number_of_vaccinations_When_sent_Then_refused(int count)
    {
        var note = Sample().AsVaccinationNote([.. Enumerable.Range(0, count).Select(_ => Vaccination())]);

        Assert.That(await ReasonAsync(DepositAsync(note)), Is.EqualTo(Reason.VaccinationInvalide));
        await DemandAbsentAsync(note);
    }

    [TestCase("id")]
    [TestCase("effectiveTime")]
    [TestCase("consumable")]
    public async Task Given_a_note_that_leaves_something_out_When_sent_Then_refused_with_its_line(string element)
    {
        var refusal = await Refused.ByAsync(DepositAsync(Note(Vaccination()), edit: text => Entry(text, entry =>
            entry.Elements(Hl7 + element).Remove())));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.VaccinationInvalide));
        Assert.That(refusal.Violations[0].Line, Is.GreaterThan(1));
    }

    [TestCase(false, true, true)]
    [TestCase(true, false, true)]
    [TestCase(true, true, false)]
    public async Task Given_a_note_that_is_hidden_When_sent_Then_refused(bool professionals, bool patient, bool representatives)
    {
        var refusal = await Refused.ByAsync(
            DepositAsync(Note(Vaccination()), new Visibility(professionals, patient, representatives)));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.VaccinationInvalide));
        Assert.That(refusal.Violations[0].Field, Is.EqualTo("header.visibility"));
    }

    [Test]
    public async Task Given_a_note_that_was_taken_When_masked_later_Then_refused()
    {
        var note = Note(Vaccination());
        await DepositAsync(note);

        var refusal = await Refused.ByAsync(
            Dmp(Author).SetVisibilityAsync(note.Patient, note.UniqueId, Everyone with { Professionals = false }));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.VaccinationInvalide));
        Assert.That(refusal.Violations[0].Field, Is.EqualTo("visibility"));
    }

    [Test]
    public async Task Given_a_note_whose_header_is_restricted_When_sent_Then_refused()
    {
        var refusal = await Refused.ByAsync(DepositAsync(Note(Vaccination()), edit: text =>
            text.Replace("confidentialityCode code=\"N\"", "confidentialityCode code=\"R\"", StringComparison.Ordinal)));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.VaccinationInvalide));
    }

    [Test]
    public async Task Given_a_known_vaccinator_who_is_no_author_When_sent_Then_refused()
    {
        var sole = await Refused.ByAsync(DepositAsync(Note(Vaccination()), edit: text => Entry(text, entry =>
            entry.Element(Hl7 + "performer")!.Descendants(Hl7 + "id").First().SetAttributeValue("extension", Vaccinator))));
        var unknown = await OutcomeAsync(DepositAsync(Note(Vaccination()), edit: text => Entry(text, entry =>
            entry.Elements(Hl7 + "performer").Remove())));

        Assert.That(sole.Reason, Is.EqualTo(Reason.VaccinationInvalide));
        Assert.That(unknown, Is.EqualTo(Reason.Unspecified));
    }

    [Test]
    public async Task Given_a_vaccination_that_is_noted_When_noted_again_Then_refused_whoever_writes()
    {
        var vaccination = Vaccination();
        await DepositAsync(Note(vaccination));

        var same = await Refused.ByAsync(DepositAsync(Note(vaccination with { Id = NewId() })));
        var other = await ReasonAsync(DepositAsync(Note(vaccination with { Id = NewId() }, Nurse), sender: Nurse));
        var otherVaccine = await OutcomeAsync(DepositAsync(Note(vaccination with { Id = NewId(), CisCode = "60234107" })));

        Assert.That(same, Is.TypeOf<DocumentRefusedException>());
        Assert.That((same.Reason, other), Is.EqualTo((Reason.VaccinationDejaPresente, Reason.VaccinationDejaPresente)));
        Assert.That(otherVaccine, Is.EqualTo(Reason.Unspecified));
    }

    [Test]
    public async Task Given_one_vaccination_twice_in_a_submission_When_sent_Then_neither_is_taken()
    {
        var vaccination = Vaccination();
        CdaSample[] lot = [Note(vaccination), Note(vaccination with { Id = NewId() })];

        Assert.That(await ReasonAsync(SubmitAsync(Dmp(Author), lot)), Is.EqualTo(Reason.VaccinationDejaPresente));
        await DemandAbsentAsync(lot);
    }

    [Test]
    public async Task Given_a_note_When_updated_Then_the_vaccination_keeps_its_identifier()
    {
        var vaccination = Vaccination();
        var first = await DepositAsync(Note(vaccination));

        var renamed = await ReasonAsync(DepositAsync(Note(vaccination with { Id = NewId() }) with { Replaces = first.UniqueId }));
        var updated = vaccination with { LotNumber = "A1", Id = vaccination.Id.ToLowerInvariant() };
        var second = await DepositAsync(Note(updated) with { Replaces = first.UniqueId });
        var otherDay = await DepositAsync(Note(vaccination with { Date = Vaccination().Date }) with { Replaces = second.UniqueId });
        var freed = await OutcomeAsync(DepositAsync(Note(vaccination with { Id = NewId() })));

        Assert.That(renamed, Is.EqualTo(Reason.VaccinationInvalide));
        Assert.That(otherDay.LogicalId, Is.EqualTo(first.LogicalId));
        Assert.That(freed, Is.EqualTo(Reason.Unspecified), "the day that no current note tells any more");
    }

    [Test]
    public async Task Given_a_note_When_updated_to_a_vaccination_of_another_note_Then_refused()
    {
        var (one, other) = (Vaccination(), Vaccination());
        var first = await DepositAsync(Note(one));
        await DepositAsync(Note(other));

        var reason = await ReasonAsync(
            DepositAsync(Note(one with { Date = other.Date }) with { Replaces = first.UniqueId }));

        Assert.That(reason, Is.EqualTo(Reason.VaccinationDejaPresente));
    }

    [Test]
    public async Task Given_a_note_that_is_deleted_When_noted_again_Then_taken()
    {
        var vaccination = Vaccination();
        var first = await DepositAsync(Note(vaccination));
        await Dmp(Author).DeleteAsync(Patient, first.UniqueId);

        Assert.That(
            await OutcomeAsync(DepositAsync(Note(vaccination with { Id = NewId() }))), Is.EqualTo(Reason.Unspecified));
    }

    [Test]
    public async Task Given_a_note_and_a_report_When_one_replaces_the_other_Then_refused()
    {
        var note = await DepositAsync(Note(Vaccination()));
        var report = await DepositAsync();

        var byReport = await ReasonAsync(DepositAsync(Sample() with { Replaces = note.UniqueId }));
        var byNote = await ReasonAsync(DepositAsync(Note(Vaccination()) with { Replaces = report.UniqueId }));

        Assert.That((byReport, byNote), Is.EqualTo((Reason.VaccinationInvalide, Reason.VaccinationInvalide)));
    }

    [Test]
    public async Task Given_one_vaccination_noted_by_two_at_once_When_sent_Then_one_is_taken()
    {
        var vaccination = Vaccination();

        var outcomes = await Task.WhenAll(
            OutcomeAsync(DepositAsync(Note(vaccination))),
            OutcomeAsync(DepositAsync(Note(vaccination with { Id = NewId() }, Nurse), sender: Nurse)));

        Assert.That(outcomes, Is.EquivalentTo(new[] { Reason.Unspecified, Reason.VaccinationDejaPresente }));
    }

    private static string NewId() => Guid.NewGuid().ToString().ToUpperInvariant();

    private static string Entry(string text, Action<XElement> edit)
    {
        var document = XDocument.Parse(text);
        edit(document.Descendants(Hl7 + "substanceAdministration").Single());
        return document.ToString();
    }
}
