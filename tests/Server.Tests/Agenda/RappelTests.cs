using MonEspaceSante.Agenda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Agenda.Rappels;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Compte;
using MonEspaceSante.Server.Tests.Compte.Espace;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using AuthorizationStatus = MonEspaceSante.Protos.Dmp.V1.AuthorizationStatus;
using Contract = MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Server.Tests.Agenda;

/// <summary>Reminders, each told once, as the clock moves.</summary>
[NonParallelizable]
[CancelAfter(180_000)]
public sealed class RappelTests(Engine engine) : EspaceFixture(engine)
{
    [Test]
    public async Task Given_a_booking_When_its_day_comes_near_Then_the_patient_is_reminded_once()
    {
        var (person, _) = await SomebodyAsync();
        var soon = Clock.GetUtcNow().AddDays(3);
        var made = await Doctor.Agenda.CreateAsync(new RendezVous
        {
            Patient = person.Ins,
            Kind = RendezVousKind.Examen,
            Title = "Prise de sang",
            Place = "Laboratoire des essais",
            Start = new LocalTime(new DateTime(soon.Year, soon.Month, soon.Day, 8, 0, 0), "Indian/Reunion"),
            Duration = TimeSpan.FromMinutes(15),
            Reminders = [TimeSpan.FromDays(1)],
        });
        await RemindAsync();
        var early = await RemindersAsync(person, "Prise de sang");
        var listed = (await RappelsAsync(person)).Single(one => one.RendezVousId == made.RendezVous.Id);

        AdvanceTo(made.RendezVous.StartTime!.Value.AddDays(-1));
        await RemindAsync();
        await RemindAsync();
        var told = await RemindersAsync(person, "Prise de sang");

        Assert.That(early, Is.Empty);
        Assert.That((listed.Title, listed.Status), Is.EqualTo(("Prise de sang", Contract.RappelStatus.AVenir)));
        Assert.That(told, Has.Count.EqualTo(1));
        Assert.That(told[0], Does.Contain("Prise de sang").And.Contain("08:00").And.Contain("Laboratoire des essais"));
    }

    [Test]
    public async Task Given_a_booked_slot_When_its_day_comes_near_Then_the_patient_is_reminded_the_day_before()
    {
        var (person, client) = await SomebodyAsync();
        var soon = Clock.GetUtcNow().AddDays(4);
        var slot = (await Doctor.Agenda.PublishAsync(
            [
                new Creneau
                {
                    Kind = RendezVousKind.RendezVous,
                    Title = "Détartrage",
                    Start = LocalTime.InParis(new DateTime(soon.Year, soon.Month, soon.Day, 7, 15, 0)),
                    Duration = TimeSpan.FromMinutes(15),
                },
            ],
            allowDoubleBooking: true))[0];
        await client.OwnAgenda.BookCreneauAsync(
            new Contract.BookCreneauRequest { RequestId = NewId(), Patient = person.Wire, CreneauId = slot.Id }, client.Headers());
        await RemindAsync();
        var early = await RemindersAsync(person, "Détartrage");

        AdvanceTo(slot.StartTime!.Value.AddDays(-1));
        await RemindAsync();
        await RemindAsync();

        Assert.That(early, Is.Empty);
        Assert.That(await RemindersAsync(person, "Détartrage"), Has.Count.EqualTo(1).And.Some.Contains("07:15"));
    }

    [Test]
    public async Task Given_two_passes_at_once_When_reminders_are_due_Then_each_is_told_once()
    {
        var (person, _) = await SomebodyAsync();
        var soon = Clock.GetUtcNow().AddDays(8);
        var series = await Doctor.Agenda.CreateAsync(
            new RendezVous
            {
                Patient = person.Ins,
                Kind = RendezVousKind.Examen,
                Title = "Pansement",
                Start = LocalTime.InParis(new DateTime(soon.Year, soon.Month, soon.Day, 18, 0, 0)),
                Duration = TimeSpan.FromMinutes(15),
                Rule = RecurrenceRule.Parse("FREQ=DAILY;COUNT=5"),
                Reminders = [TimeSpan.FromDays(6)],
            },
            allowDoubleBooking: true);

        AdvanceTo(series.RendezVous.StartTime!.Value.AddHours(-1));
        await Task.WhenAll(RemindAsync(), RemindAsync());
        await Task.WhenAll(RemindAsync(), RemindAsync());

        var told = await RemindersAsync(person, "Pansement");
        Assert.That(told, Has.Count.EqualTo(5).And.Unique);
    }

    [Test]
    public async Task Given_a_cancelled_booking_When_its_reminder_is_due_Then_nobody_is_reminded()
    {
        var (person, _) = await SomebodyAsync();
        var start = Clock.GetUtcNow().AddDays(5);
        var made = await Doctor.Agenda.CreateAsync(new RendezVous
        {
            Patient = person.Ins,
            Kind = RendezVousKind.Bilan,
            Title = "Bilan",
            Start = LocalTime.InParis(new DateTime(start.Year, start.Month, start.Day, 10, 0, 0)),
            Duration = TimeSpan.FromHours(1),
            Reminders = [TimeSpan.FromDays(1), TimeSpan.FromHours(2)],
        });
        await Doctor.Agenda.CancelAsync(made.RendezVous, "Médecin absent");

        AdvanceTo(made.RendezVous.StartTime!.Value.AddHours(-1));
        await RemindAsync();

        Assert.That(await RemindersAsync(person, "Bilan"), Is.Empty);
    }

    [Test]
    public async Task Given_an_account_that_is_activated_again_When_it_is_enrolled_Then_it_is_reminded_from_that_day_on()
    {
        var (person, _) = await SomebodyAsync();
        var id = await Service<PatientRegister>().FindAsync(person.Ins, CancellationToken.None);
        Clock.Advance(TimeSpan.FromMinutes(5));
        var again = Clock.GetUtcNow();

        var since = await Service<Database>().WriteAsync(
            async connection =>
            {
                await new EnrolPatient(Clock).OpenAsync(connection, id!.Value);
                return await RappelScheduleStore.SinceAsync(connection, id.Value, Clock.GetUtcNow());
            },
            CancellationToken.None);

        Assert.That(since, Is.GreaterThan(again.AddMilliseconds(-1)));
    }

    [Test]
    public async Task Given_appointments_When_those_that_answer_rules_are_read_Then_no_other_is_opened()
    {
        var (person, _) = await SomebodyAsync();
        var id = await Service<PatientRegister>().FindAsync(person.Ins, CancellationToken.None);
        var answering = await Doctor.Agenda.CreateAsync(Injection(person, "vaccin-pneumocoque-1"), allowDoubleBooking: true);
        await Doctor.Agenda.CreateAsync(Injection(person, ruleId: null), allowDoubleBooking: true);

        var before = await AnsweringAsync(id!.Value);
        await Doctor.Agenda.UpdateAsync(answering.RendezVous with { RuleId = null }, allowDoubleBooking: true);
        var after = await AnsweringAsync(id.Value);

        Assert.That(before, Is.EqualTo(new[] { answering.RendezVous.Id }));
        Assert.That(after, Is.Empty);
    }

    [Test]
    public async Task Given_a_newborn_When_time_passes_Then_the_vaccination_calendar_reminds_once_and_the_dossier_answers_it()
    {
        var born = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).AddDays(-20);
        var child = await ChildAsync(born);
        var before = await RappelsAsync(child);

        Clock.Advance(TimeSpan.FromDays(47));
        await RemindAsync();
        await RemindAsync();
        var told = await RemindersAsync(child);
        var due = await RappelsAsync(child);
        await VaccinateAsync(child);
        var booked = await Doctor.Agenda.CreateAsync(Injection(child, "vaccin-pneumocoque-1"));
        var after = await RappelsAsync(child);

        Assert.Multiple(() =>
        {
            Assert.That(StatusOf(before, "vaccin-hexavalent-1"), Is.EqualTo(Contract.RappelStatus.AVenir));
            Assert.That(StatusOf(due, "vaccin-hexavalent-1"), Is.EqualTo(Contract.RappelStatus.AFaire));
            Assert.That(told.Count(text => text.Contains("hexavalent", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That(told.Count(text => text.Contains("pneumocoque", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That(StatusOf(after, "vaccin-hexavalent-1"), Is.EqualTo(Contract.RappelStatus.Fait));
            Assert.That(StatusOf(after, "vaccin-pneumocoque-1"), Is.EqualTo(Contract.RappelStatus.Planifie));
            Assert.That(
                after.Single(one => one.RuleId == "vaccin-pneumocoque-1").RendezVousId, Is.EqualTo(booked.RendezVous.Id));
            Assert.That(after.Where(one => one.RuleId.Length > 0), Is.All.Matches<Contract.Rappel>(one => one.Assumption));
        });
    }

    private async Task<List<string>> AnsweringAsync(Guid patientId) => await Service<Database>().ReadAsync(
        async connection => (await Service<RendezVousStore>().ListAnsweringAsync(connection, patientId))
            .ConvertAll(one => one.RendezVous.RendezVousId),
        CancellationToken.None);

    private void AdvanceTo(DateTimeOffset instant) => Clock.Advance(instant - Clock.GetUtcNow() + TimeSpan.FromMinutes(1));

    private Task RemindAsync() => Service<DueRappels>().RunAsync(CancellationToken.None);

    private async Task<Assured> ChildAsync(DateOnly born)
    {
        var child = await RegisterAsync(
            Named(Assured.Born(born.ToString("yyyy-MM-dd", null))) with { Representatives = [ParentOf] });
        var parent = await ReaderAsync(ParentOf);
        await parent.Comptes.ActivateMineurAsync(
            new ActivateMineurRequest
            {
                RequestId = NewId(),
                Patient = child.Wire,
                Code = await IssueAsync(child),
                Vitale = child.Vitale,
            },
            parent.Headers());
        await Decisions.DecideAsync(child.Ins, DoctorCard, AuthorizationStatus.Valide);
        return child;
    }

    private async Task VaccinateAsync(Assured child)
    {
        var vaccination = new VaccinationSample
        {
            Date = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime),
            CisCode = "60000001",
            AtcCode = "J07CA09",
            Vaccine = "VACCIN D'ESSAI",
        };
        await using var note = await Report(child).AsVaccinationNote(vaccination).ToStreamAsync();
        await Doctor.Dmp.SubmitAsync(child.Ins, note, Visibility.Everyone);
    }

    private RendezVous Injection(Assured child, string? ruleId)
    {
        var day = Clock.GetUtcNow().AddDays(9);
        return new RendezVous
        {
            Patient = child.Ins,
            Kind = RendezVousKind.Vaccination,
            Title = "Vaccin",
            Start = LocalTime.InParis(new DateTime(day.Year, day.Month, day.Day, 15, 0, 0)),
            Duration = TimeSpan.FromMinutes(15),
            RuleId = ruleId,
        };
    }

    private async Task<List<Contract.Rappel>> RappelsAsync(Assured person)
    {
        var reader = await ReaderAsync(person == ParentOf || person.Representatives.Count == 0 ? person : ParentOf);
        var answer = await reader.OwnAgenda.ListRappelsAsync(
            new Contract.ListRappelsRequest
            {
                Patient = person.Wire,
                FromTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(Clock.GetUtcNow().AddDays(-90)),
            },
            reader.Headers());
        return [.. answer.Rappels];
    }

    /// <summary>The reminders of one thing that somebody was told.</summary>
    private async Task<List<string>> RemindersAsync(Assured person, string title) =>
        (await RemindersAsync(person)).FindAll(text => text.Contains(title, StringComparison.Ordinal));

    /// <summary>The reminders that somebody was told, in words.</summary>
    private async Task<List<string>> RemindersAsync(Assured person)
    {
        var reader = await ReaderAsync(person.Representatives.Count == 0 ? person : ParentOf);
        return (await ToldAsync(reader, person)).Notifications
            .Where(one => one.Kind == NotificationKind.Rappel).Select(one => one.Text).ToList();
    }

    // A session of before outlives no jump of the clock.
    private async Task<RawClient> ReaderAsync(Assured person)
    {
        var id = await Service<PatientRegister>().FindAsync(person.Ins, CancellationToken.None);
        return Keep(await new GivenComptes(Sandbox).OpenAsync(id!.Value));
    }

    private static Contract.RappelStatus StatusOf(IEnumerable<Contract.Rappel> rappels, string ruleId) =>
        rappels.Single(one => one.RuleId == ruleId).Status;
}
