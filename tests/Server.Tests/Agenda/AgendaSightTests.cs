using MonEspaceSante.Agenda;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Agenda;

/// <summary>What a professional sees of an agenda: nothing of patients who blocked that one, and of a colleague's nothing
/// without a trace.</summary>
[CancelAfter(180_000)]
public sealed class AgendaSightTests(Engine engine) : AgendaListingFixture(engine)
{
    [TestCase("medecin")]
    [TestCase("infirmier")]
    public async Task Given_a_patient_who_blocked_the_professional_When_the_agenda_is_read_Then_nothing_of_the_patient_is_told(
        string card)
    {
        await using var client = Cartes.Client(card);
        var (blocking, other) = (await Given.AdultAsync(), await Given.AdultAsync());
        var cursor = await client.Agenda.GetWatchCursorAsync();
        var hidden = await BookAsync(client, blocking, days: 50);
        var seen = await BookAsync(client, other, days: 51);
        await Given.DecideAsync(blocking, Cartes[card], AuthorizationStatus.Interdit);

        var listed = await client.Agenda.ListAsync().Select(one => one.RendezVous.Id).ToListAsync();
        // Other tests book in the same agenda meanwhile.
        var told = await client.Agenda.WatchAsync(cursor)
            .FirstAsync(change => change.RendezVous!.Patient == blocking || change.RendezVous.Patient == other)
            .AsTask().WaitAsync(Patience);
        using var exported = new MemoryStream();
        await client.Agenda.ExportAsync(exported);
        var calendar = System.Text.Encoding.UTF8.GetString(exported.ToArray());

        Assert.Multiple(() =>
        {
            Assert.That(listed, Does.Contain(seen.Id).And.Not.Contain(hidden.Id));
            Assert.That(told.RendezVousId, Is.EqualTo(seen.Id));
            Assert.That(calendar, Does.Contain(seen.Id).And.Not.Contain(hidden.Id));
        });
    }

    [TestCase("medecin")]
    [TestCase("infirmier")]
    public async Task Given_a_patient_who_blocked_the_professional_When_an_appointment_stands_Then_it_is_cancelled_and_not_changed(
        string card)
    {
        await using var client = Cartes.Client(card);
        var patient = await Given.AdultAsync();
        var made = await BookAsync(client, patient, days: 55);
        await Given.DecideAsync(patient, Cartes[card], AuthorizationStatus.Interdit);

        var read = await Refused.ByAsync(client.Agenda.GetAsync(patient, made.Id));
        var update = await Refused.ByAsync(client.Agenda.UpdateAsync(made with { Title = "Autre" }));
        var cancelled = await client.Agenda.CancelAsync(made, "Ne suit plus le patient");

        Assert.That((read.ReasonCode, update.ReasonCode), Is.EqualTo(("ACCES_BLOQUE", "ACCES_BLOQUE")));
        Assert.That(cancelled.Status, Is.EqualTo(RendezVousStatus.Annule));
    }

    [Test]
    public async Task Given_a_colleague_s_agenda_When_it_is_listed_Then_each_patient_shown_has_one_trace_more()
    {
        await using var doctor = Cartes.Client("medecin");
        await using var colleague = Cartes.Client(Listed);
        var (patient, blocking) = (await Given.AdultAsync(), await Given.AdultAsync());
        foreach (var one in new[] { patient, blocking })
        {
            await BookAsync(doctor, one, days: 60);
            await BookAsync(doctor, one, days: 61);
        }

        await Given.DecideAsync(blocking, Cartes[Listed], AuthorizationStatus.Interdit);
        await doctor.Agenda.ListAsync().CountAsync();
        var before = (await CountTracesAsync(patient), await CountTracesAsync(blocking));

        var shown = await colleague.Agenda.ListAsync(Lefort)
            .Select(one => one.RendezVous.Patient).ToListAsync();

        var after = (await CountTracesAsync(patient), await CountTracesAsync(blocking));
        Assert.Multiple(() =>
        {
            Assert.That(before, Is.EqualTo((2, 2)), "the own agenda is the doctor's to look at");
            Assert.That(shown.Count(one => one == patient), Is.EqualTo(2));
            Assert.That(shown, Does.Not.Contain(blocking));
            Assert.That(after, Is.EqualTo((3, 2)));
        });
    }

    [Test]
    public async Task Given_a_secretary_When_booking_for_a_doctor_Then_only_for_one_whom_the_directory_lists_in_the_structure()
    {
        await using var secretary = Cartes.Client("secretaire");
        await using var doctor = Cartes.Client("medecin");
        var (patient, blocking) = (await Given.AdultAsync(), await Given.AdultAsync());
        await Given.DecideAsync(blocking, Cartes["medecin"], AuthorizationStatus.Interdit);

        var made = await BookAsync(secretary, patient, days: 70, Lefort);
        var listed = await doctor.Agenda.ListAsync().Select(one => one.RendezVous.Id).ToListAsync();
        var elsewhere = await Refused.ByAsync(BookAsync(secretary, patient, days: 71, Nurse));
        var nowhere = await Refused.ByAsync(BookAsync(secretary, patient, days: 72, "899700500145"));
        var stranger = await Refused.ByAsync(BookAsync(doctor, patient, days: 73, Nurse));
        var blocked = await Refused.ByAsync(BookAsync(secretary, blocking, days: 74, Lefort));

        Assert.Multiple(() =>
        {
            Assert.That((made.Professional!.PsIdNat, made.Professional.Name.Family), Is.EqualTo((Lefort, "LEFORT")));
            Assert.That(made.Structure, Is.EqualTo(SandboxServer.ActiviteOf(Cartes["medecin"]).Structure));
            Assert.That(listed, Does.Contain(made.Id));
            Assert.That(
                new[] { elsewhere, nowhere, stranger }.Select(refusal => refusal.ReasonCode),
                Is.All.EqualTo("PROFESSIONNEL_ABSENT_ANNUAIRE"));
            Assert.That(blocked.ReasonCode, Is.EqualTo("ACCES_BLOQUE"));
        });
    }

    private string Nurse => Cartes["infirmier"].Porteur.Professional!.PsIdNat;
}
