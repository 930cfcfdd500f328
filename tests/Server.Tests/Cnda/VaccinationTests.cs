using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>TD2.1, TD2.2, TD3.3c: vaccination notes, one vaccination each, shown to all.</summary>
public sealed class VaccinationTests(Engine engine) : CndaFixture(engine)
{
    private static readonly VaccinationSample Bcg = new() { Date = new DateOnly(2026, 3, 28) };

    [Test, Cnda("2.1-710")]
    public async Task Cnda_2_1_710_a_vaccination_note_is_sent_once_and_shown_to_all()
    {
        var patient = await AdultAsync(Nurse);
        var note = Note(Doctor, patient);

        var hidden = await ReasonAsync(DepositAsync(As(Doctor), note, HiddenFromPatient));
        var document = await DepositAsync(As(Doctor), note);
        await DemandHeldAsync(As(Nurse), note);
        var again = await Refused.ByAsync(DepositAsync(As(Doctor), Note(Doctor, patient)));

        Assert.That((document.Metadata.Type.Value, document.Metadata.Class.Value), Is.EqualTo(("87273-9", "52")));
        Assert.That(hidden, Is.EqualTo(Reason.VaccinationInvalide));
        Assert.That(
            (again.Reason, NationalCode(again)), Is.EqualTo((Reason.VaccinationDejaPresente, "DMPFragmentCVAError")));
    }

    [Test, Cnda("2.1-760")]
    public async Task Cnda_2_1_760_a_vaccination_note_is_replaced_and_keeps_the_identifier_of_the_vaccination()
    {
        var patient = await AdultAsync(Nurse);
        var first = await DepositAsync(As(Doctor), Note(Doctor, patient));
        var corrected = Bcg with { LotNumber = "235421177" };

        var otherId = await ReasonAsync(DepositAsync(
            As(Doctor), Note(Doctor, patient, corrected with { Id = $"{Guid.NewGuid()}" }) with { Replaces = first.UniqueId }));
        var next = Note(Doctor, patient, corrected) with { Replaces = first.UniqueId };
        var second = await DepositAsync(As(Doctor), next);
        await DemandHeldAsync(As(Nurse), next);

        Assert.That(otherId, Is.EqualTo(Reason.VaccinationInvalide));
        Assert.That(second.LogicalId, Is.EqualTo(first.LogicalId));
        Assert.That((await FindAsync(As(Nurse), patient, first.UniqueId))!.Status, Is.EqualTo(DocumentStatus.Deprecated));
    }

    [Test, Cnda("2.2-720")]
    public async Task Cnda_2_2_720_a_secretary_sends_a_vaccination_note()
    {
        var patient = await AdultAsync(Nurse);
        var note = Note(Doctor, patient);

        var document = await DepositAsync(As(Secretary), note);
        await DemandHeldAsync(As(Nurse), note);

        Assert.That(document.Metadata.Authors[0].Id, Is.EqualTo("899700296140"), "the vaccinator is the author");
    }

    [Test, Cnda("3.3-700")]
    public async Task Cnda_3_3_700_an_archived_vaccination_note_is_deleted_and_may_be_sent_again()
    {
        var patient = await AdultAsync(Doctor, Nurse);
        var note = Note(Doctor, patient);
        await DepositAsync(As(Doctor), note);

        var archived = await As(Doctor).Dmp.ArchiveAsync(patient, note.UniqueId);
        await As(Doctor).Dmp.DeleteAsync(patient, note.UniqueId);

        Assert.That(archived.IsArchived, Is.True);
        Assert.That(await FindAsync(As(Nurse), patient, note.UniqueId), Is.Null);
        Assert.That(async () => await DepositAsync(As(Doctor), Note(Doctor, patient)), Throws.Nothing);
    }

    private CdaSample Note(string author, Ins patient, VaccinationSample? vaccination = null) =>
        Sample(author, patient).AsVaccinationNote(vaccination ?? Bcg);
}
