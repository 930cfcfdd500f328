using MonEspaceSante.Agenda;
using MonEspaceSante.Compte;
using MonEspaceSante.Errors;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Agenda;

/// <summary>Appointments: made once, told to the other side, in conflict or not, on the clocks of their zones.</summary>
[CancelAfter(180_000)]
public sealed class RendezVousTests(Engine engine) : AgendaFixture(engine)
{
    [Test]
    public async Task Given_a_booking_When_the_doctor_cancels_it_Then_the_patient_is_told_of_both_and_why()
    {
        var visit = Visit(Dominique) with { Title = "Consultation annulée par le cabinet" };
        var made = (await Doctor.Agenda.CreateAsync(visit)).RendezVous;
        var read = await AsDominique.Agenda.GetAsync(Dominique, made.Id);

        var cancelled = await Doctor.Agenda.CancelAsync(made, "Cabinet fermé");
        var told = await AsDominique.Espace.ListNotificationsAsync(Dominique)
            .Where(one => one.Text?.Contains(visit.Title, StringComparison.Ordinal) is true).ToListAsync();

        Assert.Multiple(() =>
        {
            Assert.That(read, Is.EqualTo(made).Using<RendezVous>((one, other) => one.Id == other.Id && one.Version == other.Version));
            Assert.That((cancelled.Status, cancelled.CancelledBy), Is.EqualTo((RendezVousStatus.Annule, AgendaSide.Professionnel)));
            Assert.That(told.Select(one => one.Kind), Is.EqualTo(Enumerable.Repeat(NotificationKind.RendezVous, 2)));
            Assert.That(told[0].Text, Does.StartWith("Rendez-vous annulé").And.Contain("Cabinet fermé"));
            Assert.That(told[1].Text, Does.StartWith("Nouveau rendez-vous").And.Contain("09:00"));
        });
    }

    [Test]
    public async Task Given_a_booking_When_the_patient_cancels_it_Then_the_doctor_s_watch_tells_it_and_why()
    {
        var made = (await Doctor.Agenda.CreateAsync(Visit(Dominique))).RendezVous;
        var cursor = await Doctor.Agenda.GetWatchCursorAsync();

        await AsDominique.Agenda.CancelAsync(made, "Empêchement");
        var told = await Doctor.Agenda.WatchAsync(cursor)
            .FirstAsync(change => change.RendezVousId == made.Id).AsTask().WaitAsync(Patience);

        Assert.That(
            (told.Kind, told.RendezVous!.CancelledBy, told.RendezVous.CancelReason),
            Is.EqualTo((AgendaChangeKind.Annule, AgendaSide.Patient, "Empêchement")));
    }

    [Test]
    public async Task Given_a_lost_answer_When_the_same_request_comes_again_Then_one_appointment_is_made()
    {
        var (visit, id) = (Visit(Dominique), Guid.NewGuid());

        var first = await Doctor.Agenda.CreateAsync(visit, requestId: id);
        var again = await Doctor.Agenda.CreateAsync(visit, requestId: id);
        var other = await ReasonAsync(Doctor.Agenda.CreateAsync(visit with { Title = "Autre" }, requestId: id));

        Assert.That(again.RendezVous.Id, Is.EqualTo(first.RendezVous.Id));
        Assert.That(other, Is.EqualTo("REQUEST_ID_REUTILISE"));
    }

    [Test]
    public async Task Given_a_change_meanwhile_When_an_old_version_is_changed_or_cancelled_Then_refused()
    {
        var made = (await Doctor.Agenda.CreateAsync(Visit(Dominique))).RendezVous;
        var moved = (await Doctor.Agenda.UpdateAsync(made with { Start = Free() })).RendezVous;

        var update = await ReasonAsync(Doctor.Agenda.UpdateAsync(made with { Title = "Autre" }));
        var cancel = await ReasonAsync(AsDominique.Agenda.CancelAsync(made));
        await Doctor.Agenda.CancelAsync(moved);
        var twice = await ReasonAsync(Doctor.Agenda.CancelAsync(moved));

        Assert.That((update, cancel, twice), Is.EqualTo(("RENDEZ_VOUS_MODIFIE", "RENDEZ_VOUS_MODIFIE", "RENDEZ_VOUS_ANNULE")));
    }

    [Test]
    public async Task Given_a_doctor_who_is_taken_When_booked_again_Then_refused_unless_allowed_and_told()
    {
        var made = (await Doctor.Agenda.CreateAsync(Visit(Dominique))).RendezVous;
        var overlapping = Visit(Anne, made.Start with { Local = made.Start.Local.AddMinutes(29), UtcOffset = null });
        var after = Visit(Anne, made.Start with { Local = made.Start.Local.AddMinutes(30), UtcOffset = null });

        var refusal = await Refused.ByAsync(Doctor.Agenda.CreateAsync(overlapping));
        var allowed = await Doctor.Agenda.CreateAsync(overlapping, allowDoubleBooking: true);
        await Doctor.Agenda.CancelAsync(allowed.RendezVous);
        var next = await Doctor.Agenda.CreateAsync(after);

        Assert.Multiple(() =>
        {
            Assert.That(refusal, Is.TypeOf<AgendaRefusedException>());
            Assert.That(refusal.ReasonCode, Is.EqualTo("PROFESSIONNEL_OCCUPE"));
            Assert.That(allowed.Conflicts.Select(one => (one.Side, one.RendezVousId)), Is.EqualTo(new[] { (AgendaSide.Professionnel, made.Id) }));
            Assert.That(next.Conflicts, Is.Empty);
        });
    }

    [Test]
    public async Task Given_another_structure_When_it_asks_for_the_patient_s_appointments_Then_it_sees_its_own_alone()
    {
        var made = (await Doctor.Agenda.CreateAsync(Visit(Dominique))).RendezVous;
        var own = await Nurse.Agenda.CreateAsync(Visit(Dominique, made.Start));

        var seen = await Nurse.Agenda.ListOfPatientAsync(Dominique).ToListAsync();
        var get = await ReasonAsync(Nurse.Agenda.GetAsync(Dominique, made.Id));
        var patients = await AsDominique.Agenda.ListAsync(Dominique).ToListAsync();

        Assert.Multiple(() =>
        {
            Assert.That(own.Conflicts, Is.Empty, "what a patient has elsewhere is the patient's");
            Assert.That(seen.Select(one => one.RendezVous.Id), Is.EqualTo(new[] { own.RendezVous.Id }));
            Assert.That(get, Is.EqualTo("RENDEZ_VOUS_INTROUVABLE"));
            Assert.That(patients.Select(one => one.RendezVous.Id), Is.SupersetOf(new[] { made.Id, own.RendezVous.Id }));
        });
    }

    [Test]
    public async Task Given_a_professional_s_appointment_When_the_patient_changes_it_Then_refused_and_an_own_one_is_changed()
    {
        var made = (await Doctor.Agenda.CreateAsync(Visit(Dominique))).RendezVous;
        var noted = (await AsDominique.Agenda.CreateAsync(Visit(Dominique, made.Start) with { Title = "Kiné" }));

        var refused = await ReasonAsync(AsDominique.Agenda.UpdateAsync(made with { Title = "Autre" }));
        var changed = await AsDominique.Agenda.UpdateAsync(noted.RendezVous with { Place = "Rue des essais" });

        Assert.That(refused, Is.EqualTo("RENDEZ_VOUS_DU_PROFESSIONNEL"));
        Assert.That(noted.Conflicts.Select(one => one.RendezVousId), Is.EqualTo(new[] { made.Id }));
        Assert.That((changed.RendezVous.Place, changed.RendezVous.Version), Is.EqualTo(("Rue des essais", 2L)));
    }

    [TestCase("Europe/Paris", "HEURE_INEXISTANTE")]
    [TestCase("Europe/Paris", "HEURE_AMBIGUE")]
    [TestCase("America/Miquelon", "HEURE_INEXISTANTE")]
    public async Task Given_an_hour_that_a_clock_skips_or_tells_twice_When_booked_Then_refused_with_its_own_reason(
        string zone, string reason)
    {
        var local = reason == "HEURE_AMBIGUE" ? ClockChange.Twice(zone) : ClockChange.Skipped(zone);

        Assert.That(
            await ReasonAsync(Doctor.Agenda.CreateAsync(Visit(Dominique, new LocalTime(local, zone)))), Is.EqualTo(reason));
    }

    [TestCase("Europe/Nulle-Part", 30, "FUSEAU_INCONNU")]
    [TestCase("../../etc/localtime", 30, "FUSEAU_INCONNU")]
    [TestCase("Europe/Paris", -30, "RENDEZ_VOUS_PASSE")]
    public async Task Given_a_zone_or_a_day_that_cannot_be_When_booked_Then_refused_with_its_own_reason(
        string zone, int days, string reason)
    {
        var start = new LocalTime(TimeProvider.System.GetUtcNow().Date.AddDays(days).AddHours(9), zone);

        Assert.That(await ReasonAsync(Doctor.Agenda.CreateAsync(Visit(Dominique, start))), Is.EqualTo(reason));
    }

    [Test]
    public async Task Given_an_hour_that_exists_twice_When_its_offset_is_told_Then_it_is_booked_at_that_instant()
    {
        var twice = LocalTime.InParis(ClockChange.Twice(LocalTime.Paris));

        var refusal = await Refused.ByAsync(Doctor.Agenda.CreateAsync(Visit(Anne, twice)));
        var summer = await Doctor.Agenda.CreateAsync(Visit(Anne, twice with { UtcOffset = TimeSpan.FromHours(2) }));
        var winter = await Doctor.Agenda.CreateAsync(Visit(Anne, twice with { UtcOffset = TimeSpan.FromHours(1) }));

        Assert.That(refusal.Details["offsets"], Is.EqualTo("+02:00 +01:00"));
        Assert.That(winter.RendezVous.StartTime - summer.RendezVous.StartTime, Is.EqualTo(TimeSpan.FromHours(1)));
    }

    [TestCase("America/Martinique", -4)]
    [TestCase("America/Cayenne", -3)]
    [TestCase("Indian/Reunion", 4)]
    [TestCase("Indian/Mayotte", 3)]
    [TestCase("Pacific/Noumea", 11)]
    [TestCase("Pacific/Tahiti", -10)]
    public async Task Given_an_overseas_clock_When_booked_Then_the_instant_is_that_clock_s(string zone, int hours)
    {
        var made = (await Nurse.Agenda.CreateAsync(Visit(Anne, Free(zone: zone)), allowDoubleBooking: true)).RendezVous;

        Assert.That(made.Start.UtcOffset, Is.EqualTo(TimeSpan.FromHours(hours)));
        Assert.That(made.StartTime, Is.EqualTo(new DateTimeOffset(made.Start.Local, TimeSpan.FromHours(hours))));
    }

    [Test]
    public async Task Given_a_family_When_the_parent_looks_Then_own_and_minor_s_appointments_come_in_one_list()
    {
        var start = Free();
        var own = (await Doctor.Agenda.CreateAsync(Visit(Anne, start))).RendezVous;
        var minors = (await AsAnne.Agenda.CreateAsync(Visit(Louise, Later(2)) with { Title = "Dentiste de Louise" })).RendezVous;
        var others = (await Doctor.Agenda.CreateAsync(Visit(Dominique, Later(4)))).RendezVous;
        var day = new DateTimeOffset(start.Local.Date, TimeSpan.Zero);

        var told = await AsAnne.Agenda.ListFamilyAsync(day, day.AddDays(1)).Select(one => one.RendezVous.Id).ToListAsync();
        var paged = await AsAnne.Agenda.ListFamilyAsync(day, day.AddDays(1)).AsPages(pageSize: 1)
            .SelectMany(page => page.Items.ToAsyncEnumerable()).Select(one => one.RendezVous.Id).ToListAsync();
        var stranger = await ReasonAsync(AsDominique.Agenda.GetAsync(Louise, minors.Id));

        Assert.Multiple(() =>
        {
            Assert.That(Here(told), Is.EqualTo(new[] { own.Id, minors.Id }));
            Assert.That(Here(paged), Is.EqualTo(new[] { own.Id, minors.Id }));
            Assert.That(stranger, Is.EqualTo("PERSONNE_NON_REPRESENTEE"));
        });

        LocalTime Later(int hours) => start with { Local = start.Local.AddHours(hours) };

        // The series of other tests pass through every day.
        IEnumerable<string> Here(List<string> all) => all.Where(id => id == own.Id || id == minors.Id || id == others.Id);
    }

    [Test]
    public async Task Given_appointments_When_exported_Then_a_calendar_holds_them_and_nobody_s_name()
    {
        var made = (await Doctor.Agenda.CreateAsync(Visit(Dominique) with { Description = "Apporter la carte Vitale" })).RendezVous;
        using var patients = new MemoryStream();
        using var doctors = new MemoryStream();

        await AsDominique.Agenda.ExportAsync(Dominique, patients);
        await Doctor.Agenda.ExportAsync(doctors);

        var (own, professional) = (TextOf(patients), TextOf(doctors));
        Assert.Multiple(() =>
        {
            Assert.That(own, Does.StartWith("BEGIN:VCALENDAR\r\n").And.EndWith("END:VCALENDAR\r\n"));
            Assert.That(own, Does.Contain($"UID:{made.Id}").And.Contain("Apporter la carte Vitale"));
            Assert.That(professional, Does.Contain($"UID:{made.Id}").And.Not.Contain("Apporter la carte Vitale"));
            Assert.That(professional, Does.Not.Contain(Dominique.Matricule));
        });
    }

    private static string TextOf(MemoryStream calendar) => System.Text.Encoding.UTF8.GetString(calendar.ToArray());
}
