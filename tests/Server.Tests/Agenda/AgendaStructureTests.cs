using System.Text;
using MonEspaceSante.Agenda;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Session;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Agenda;

/// <summary>To whom the agendas of a structure open: what a software states of its user opens none.</summary>
[CancelAfter(180_000)]
public sealed class AgendaStructureTests(Engine engine) : AgendaListingFixture(engine)
{
    [Test]
    public async Task Given_a_card_whose_software_states_a_structure_When_the_directory_lists_its_holder_there_Then_it_acts_in_its_agendas()
    {
        await using var doctor = Cartes.Client("medecin");
        await using var colleague = Cartes.Client(Listed);
        var patient = await Given.AdultAsync();
        var made = await BookAsync(doctor, patient, days: 40);

        // No more than that: other tests count who was shown.
        var listed = await colleague.Agenda.ListAsync(Lefort, made.StartTime, made.EndTime)
            .Select(one => one.RendezVous.Id).ToListAsync();
        var read = await colleague.Agenda.GetAsync(patient, made.Id);
        var own = await colleague.Agenda.CreateAsync(Visit(patient, days: 40), allowDoubleBooking: true);
        var changed = await colleague.Agenda.UpdateAsync(read with { Title = "Suivi" }, allowDoubleBooking: true);
        var cancelled = await colleague.Agenda.CancelAsync(changed.RendezVous);
        var booked = await BookAsync(colleague, patient, days: 41, Lefort);

        Assert.Multiple(() =>
        {
            Assert.That(listed, Does.Contain(made.Id));
            Assert.That(own.Conflicts.Select(one => one.RendezVousId), Does.Contain(made.Id));
            Assert.That((cancelled.Title, cancelled.Status), Is.EqualTo(("Suivi", RendezVousStatus.Annule)));
            Assert.That(booked.Professional!.PsIdNat, Is.EqualTo(Lefort));
        });
    }

    [Test]
    public async Task Given_a_card_whose_software_states_a_structure_When_the_directory_does_not_list_its_holder_there_Then_only_the_own_agenda()
    {
        await using var doctor = Cartes.Client("medecin");
        await using var stranger = Cartes.Client(Stranger);
        var patient = await Given.AdultAsync();
        var made = await BookAsync(doctor, patient, days: 43);

        var refusals = new[]
        {
            await RefusalAsync(stranger.Agenda.ListAsync(Lefort).CountAsync().AsTask()),
            await RefusalAsync(BookAsync(stranger, patient, days: 44, Lefort)),
            await RefusalAsync(stranger.Agenda.GetAsync(patient, made.Id)),
            await RefusalAsync(stranger.Agenda.UpdateAsync(made with { Title = "Autre" })),
            await RefusalAsync(stranger.Agenda.CancelAsync(made)),
        };
        var own = await stranger.Agenda.CreateAsync(Visit(patient, days: 43));
        var listed = await stranger.Agenda.ListAsync().Select(one => one.RendezVous.Id).ToListAsync();
        var ofPatient = await stranger.Agenda.ListOfPatientAsync(patient).Select(one => one.RendezVous.Id).ToListAsync();

        Assert.Multiple(() =>
        {
            Assert.That(refusals, Is.EqualTo(new[]
            {
                "PROFESSIONNEL_ABSENT_ANNUAIRE", "PROFESSIONNEL_ABSENT_ANNUAIRE", "RENDEZ_VOUS_INTROUVABLE",
                "RENDEZ_VOUS_INTROUVABLE", "RENDEZ_VOUS_INTROUVABLE",
            }));
            Assert.That(own.Conflicts, Is.Empty);
            Assert.That(listed, Does.Contain(own.RendezVous.Id));
            Assert.That(ofPatient, Is.EqualTo(new[] { own.RendezVous.Id }));
        });
    }

    [Test]
    public async Task Given_mode_AIR_When_the_agenda_of_whom_it_names_is_read_Then_the_structure_s_part_alone_and_traced()
    {
        await using var doctor = Cartes.Client("medecin");
        await using var clinic = Air();
        var (elsewhere, here) = (await Given.AdultAsync(), await Given.AdultAsync());
        var cursor = await clinic.Agenda.GetWatchCursorAsync();
        var hidden = await BookAsync(doctor, elsewhere, days: 46);
        var slot = (await doctor.Agenda.PublishAsync([Slot(days: 47)]))[0];
        var seen = await BookAsync(clinic, here, days: 48);

        var listed = await clinic.Agenda.ListAsync().Select(one => one.RendezVous.Id).ToListAsync();
        using var exported = new MemoryStream();
        await clinic.Agenda.ExportAsync(exported);
        var told = await clinic.Agenda.WatchAsync(cursor).FirstAsync().AsTask().WaitAsync(Patience);
        var read = await RefusalAsync(clinic.Agenda.GetAsync(elsewhere, hidden.Id));
        var cancel = await RefusalAsync(clinic.Agenda.CancelAsync(hidden));
        var withdrawal = await RefusalAsync(clinic.Agenda.WithdrawAsync(slot.Id));
        var toDoctor = await doctor.Agenda.ListAsync().Select(one => one.RendezVous.Id).ToListAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(listed, Is.EqualTo(new[] { seen.Id }));
            Assert.That(Encoding.UTF8.GetString(exported.ToArray()), Does.Contain(seen.Id).And.Not.Contain(hidden.Id));
            Assert.That(told.RendezVousId, Is.EqualTo(seen.Id));
            Assert.That(
                (read, cancel, withdrawal),
                Is.EqualTo(("RENDEZ_VOUS_INTROUVABLE", "RENDEZ_VOUS_INTROUVABLE", "CRENEAU_INTROUVABLE")));
            Assert.That(toDoctor, Does.Contain(seen.Id).And.Contain(hidden.Id));
            Assert.That(
                (await CountTracesAsync(elsewhere), await CountTracesAsync(here)),
                Is.EqualTo((1, 4)), "made, listed, exported, watched");
        });
    }

    [Test]
    public async Task Given_mode_AIR_When_it_names_whom_the_directory_lists_elsewhere_Then_no_agenda_opens()
    {
        await using var clinic = Air(Cartes["medecin-traitant"].Porteur.Professional!.PsIdNat);
        await using var doctor = Cartes.Client("medecin-traitant");
        var patient = await Given.AdultAsync();
        var made = await BookAsync(doctor, patient, days: 50);

        var refusals = new[]
        {
            await RefusalAsync(clinic.Agenda.ListAsync().CountAsync().AsTask()),
            await RefusalAsync(clinic.Agenda.ListOfPatientAsync(patient).CountAsync().AsTask()),
            await RefusalAsync(clinic.Agenda.GetAsync(patient, made.Id)),
            await RefusalAsync(clinic.Agenda.CancelAsync(made)),
            await RefusalAsync(BookAsync(clinic, patient, days: 51)),
            await RefusalAsync(clinic.Agenda.PublishAsync([Slot(days: 52)])),
            await RefusalAsync(clinic.Agenda.GetWatchCursorAsync()),
            await RefusalAsync(clinic.Agenda.ExportAsync(Stream.Null)),
            await RefusalAsync(clinic.Agenda.ListRappelsAsync(patient).CountAsync().AsTask()),
        };

        Assert.That(refusals, Is.All.EqualTo("PROFESSIONNEL_ABSENT_ANNUAIRE"));
    }

    [Test]
    public async Task Given_a_patient_who_blocked_the_doctor_When_a_secretary_changes_an_appointment_Then_refused_and_cancelling_is_not()
    {
        await using var doctor = Cartes.Client("medecin");
        await using var secretary = Cartes.Client("secretaire");
        var patient = await Given.AdultAsync();
        var made = await BookAsync(doctor, patient, days: 53);
        await Given.DecideAsync(patient, Cartes["medecin"], AuthorizationStatus.Interdit);

        var update = await RefusalAsync(secretary.Agenda.UpdateAsync(made with { Title = "Autre" }, allowDoubleBooking: true));
        var cancelled = await secretary.Agenda.CancelAsync(made);

        Assert.That(update, Is.EqualTo("ACCES_BLOQUE"));
        Assert.That(cancelled.Status, Is.EqualTo(RendezVousStatus.Annule));
    }

    [Test]
    public async Task Given_a_lost_answer_When_the_directory_lists_the_colleague_no_more_Then_the_same_request_answers_the_same()
    {
        await using var secretary = Cartes.Client("secretaire");
        var (patient, id) = (await Given.AdultAsync(), Guid.NewGuid());
        var visit = Visit(patient, days: 56);
        var first = await secretary.Agenda.CreateAsync(visit, allowDoubleBooking: true, Tissier, id);
        await ListAsync(Lefort);

        var again = await secretary.Agenda.CreateAsync(visit, allowDoubleBooking: true, Tissier, id);
        var other = await RefusalAsync(secretary.Agenda.CreateAsync(visit, allowDoubleBooking: true, Tissier));

        Assert.That(again.RendezVous.Id, Is.EqualTo(first.RendezVous.Id));
        Assert.That(other, Is.EqualTo("PROFESSIONNEL_ABSENT_ANNUAIRE"));
    }

    private static Creneau Slot(int days) => new()
    {
        Kind = RendezVousKind.RendezVous,
        Title = "Consultation",
        Start = LocalTime.InParis(TimeProvider.System.GetUtcNow().Date.AddDays(days).AddHours(14)),
        Duration = TimeSpan.FromMinutes(20),
    };

    /// <summary>The clinic, which names a professional.</summary>
    private MonEspaceSanteClient Air(string psIdNat = Lefort)
    {
        var options = Sandbox.ClientOptions(Cartes["structure"]);
        options.AuthenticationMode = AuthenticationMode.Air;
        options.Professional = SandboxServer.Responsable with { PsIdNat = psIdNat };
        return new MonEspaceSanteClient(options);
    }
}
