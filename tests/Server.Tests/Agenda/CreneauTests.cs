using Dapper;
using MonEspaceSante.Agenda;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Agenda.Creneaux;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Agenda;

/// <summary>Slots, and watches of agendas over cuts.</summary>
[CancelAfter(180_000)]
public sealed class CreneauTests(Engine engine) : AgendaFixture(engine)
{
    [Test]
    public async Task Given_one_place_left_When_two_book_it_at_once_Then_one_wins_and_the_other_is_told_why()
    {
        for (var round = 0; round < 5; round++)
        {
            var slot = (await Doctor.Agenda.PublishAsync([Slot(Free())]))[0];

            var outcomes = await Task.WhenAll(
                OutcomeAsync(AsDominique.Agenda.BookAsync(Dominique, slot.Id)),
                OutcomeAsync(AsAnne.Agenda.BookAsync(Anne, slot.Id)));
            var left = await Doctor.Agenda.ListCreneauxAsync(from: slot.StartTime).FirstAsync();

            Assert.That(outcomes, Is.EquivalentTo(new[] { "OK", "CRENEAU_COMPLET" }));
            Assert.That((left.Id, left.Remaining), Is.EqualTo((slot.Id, 0)));
        }
    }

    [Test]
    public async Task Given_a_booked_slot_When_cancelled_Then_its_place_is_free_again_and_it_can_be_taken_back()
    {
        var slot = (await Doctor.Agenda.PublishAsync([Slot(Free())]))[0];
        var booked = (await AsDominique.Agenda.BookAsync(Dominique, slot.Id, "Première fois")).RendezVous;

        var reserved = await ReasonAsync(Doctor.Agenda.WithdrawAsync(slot.Id));
        await AsDominique.Agenda.CancelAsync(booked);
        var free = await AsAnne.Agenda.FindCreneauxAsync(DoctorId, slot.StartTime).FirstAsync();
        await Doctor.Agenda.WithdrawAsync(slot.Id);
        var gone = await ReasonAsync(AsAnne.Agenda.BookAsync(Anne, slot.Id));

        Assert.Multiple(() =>
        {
            Assert.That((booked.Description, booked.CreneauId), Is.EqualTo(("Première fois", slot.Id)));
            Assert.That(booked.Professional!.PsIdNat, Is.EqualTo(DoctorId));
            Assert.That(reserved, Is.EqualTo("CRENEAU_RESERVE"));
            Assert.That((free.Id, free.Remaining), Is.EqualTo((slot.Id, 1)));
            Assert.That(gone, Is.EqualTo("CRENEAU_INTROUVABLE"));
        });
    }

    [Test]
    public async Task Given_places_left_When_one_patient_books_several_Then_one_is_theirs_and_the_others_stay_free()
    {
        var slot = (await Doctor.Agenda.PublishAsync([Slot(Free(), capacity: 3)]))[0];

        var outcomes = await Task.WhenAll(
            OutcomeAsync(AsDominique.Agenda.BookAsync(Dominique, slot.Id)),
            OutcomeAsync(AsDominique.Agenda.BookAsync(Dominique, slot.Id)));
        var other = await OutcomeAsync(AsAnne.Agenda.BookAsync(Anne, slot.Id));
        var left = await RemainingAsync(slot);
        var own = await AsDominique.Agenda.ListAsync(Dominique).FirstAsync(one => one.RendezVous.CreneauId == slot.Id);
        await AsDominique.Agenda.CancelAsync(own.RendezVous);
        var again = await OutcomeAsync(AsDominique.Agenda.BookAsync(Dominique, slot.Id));

        Assert.That(outcomes, Is.EquivalentTo(new[] { "OK", "CRENEAU_DEJA_RESERVE" }));
        Assert.That((other, left, again), Is.EqualTo(("OK", 1L, "OK")));
    }

    [Test]
    public async Task Given_a_booked_slot_When_its_appointment_becomes_a_series_Then_the_place_is_free_and_counted_once()
    {
        var slot = (await Doctor.Agenda.PublishAsync([Slot(Free(), capacity: 2)]))[0];
        var booked = (await AsDominique.Agenda.BookAsync(Dominique, slot.Id)).RendezVous;

        var series = (await Doctor.Agenda.UpdateAsync(
            booked with { Rule = RecurrenceRule.Parse("FREQ=DAILY;COUNT=2") }, allowDoubleBooking: true)).RendezVous;
        var left = await RemainingAsync(slot);
        await Doctor.Agenda.CancelAsync(series);

        Assert.That((series.CreneauId, left), Is.EqualTo(((string?)null, 2)));
        Assert.That(await RemainingAsync(slot), Is.EqualTo(2));
    }

    [Test]
    public async Task Given_a_booked_slot_When_its_patient_is_forgotten_Then_one_place_is_given_back()
    {
        var slot = (await Doctor.Agenda.PublishAsync([Slot(Free(), capacity: 3)]))[0];
        await AsAnne.Agenda.BookAsync(Anne, slot.Id);
        var forgotten = Guid.NewGuid();
        await Service<Database>().WriteAsync(
            async connection =>
            {
                // An appointment of the slot that takes place twice, as a series of before would have left it.
                await connection.ExecuteAsync(
                    """
                    INSERT INTO rendez_vous_time (patient_id, rendez_vous_id, starts_at, ends_at, creneau_id, secret, cancelled)
                    VALUES (@patient, @patient, 1, 2, @creneau, 0, 0), (@patient, @patient, 3, 4, @creneau, 0, 0)
                    """,
                    new { patient = forgotten.ToByteArray(), creneau = Guid.Parse(slot.Id).ToByteArray() });
                await CreneauStore.CountAsync(connection, Guid.Parse(slot.Id), places: 1);
                await CreneauStore.ForgetAsync(connection, forgotten);
                await connection.ExecuteAsync(
                    "DELETE FROM rendez_vous_time WHERE patient_id = @patient", new { patient = forgotten.ToByteArray() });
            },
            CancellationToken.None);

        Assert.That(await RemainingAsync(slot), Is.EqualTo(2), "Anne's place is still hers");
    }

    [Test]
    public async Task Given_a_doctor_who_is_taken_When_a_slot_is_published_or_booked_then_Then_refused()
    {
        var start = Free();
        var slots = await Doctor.Agenda.PublishAsync([Slot(start, capacity: 2)]);
        var twice = await ReasonAsync(Doctor.Agenda.PublishAsync([Slot(start)]));
        var booked = await AsDominique.Agenda.BookAsync(Dominique, slots[0].Id);
        var second = await AsAnne.Agenda.BookAsync(Anne, slots[0].Id);
        await AsAnne.Agenda.CancelAsync(second.RendezVous);

        await Doctor.Agenda.CreateAsync(Visit(Anne, start), allowDoubleBooking: true);
        var busy = await ReasonAsync(AsAnne.Agenda.BookAsync(Anne, slots[0].Id));
        var listed = await Doctor.Agenda.ListCreneauxAsync(from: slots[0].StartTime).FirstAsync();
        var free = await AsAnne.Agenda.FindCreneauxAsync(DoctorId, slots[0].StartTime, slots[0].EndTime).AnyAsync();

        Assert.Multiple(() =>
        {
            Assert.That((twice, busy), Is.EqualTo(("PROFESSIONNEL_OCCUPE", "PROFESSIONNEL_OCCUPE")));
            Assert.That(booked.RendezVous.Status, Is.EqualTo(RendezVousStatus.Prevu));
            Assert.That((listed.IsBusy, listed.Remaining, free), Is.EqualTo((true, 1, false)));
        });
    }

    [Test]
    public async Task Given_a_thousand_slots_that_cannot_be_booked_When_free_ones_are_asked_for_Then_a_page_ends_without_them_all()
    {
        var start = Free();
        var full = (await Doctor.Agenda.PublishAsync([Slot(start)]))[0];
        await Doctor.Agenda.CreateAsync(
            Visit(Anne, start) with { Duration = TimeSpan.FromHours(20) }, allowDoubleBooking: true);
        await CopyAsync(full, 1000);
        var last = (await Doctor.Agenda.PublishAsync([Slot(start with { Local = start.Local.AddHours(21) })]))[0];

        var pages = await Doctor.Agenda.ListCreneauxAsync(from: full.StartTime, to: last.EndTime, onlyFree: true)
            .AsPages().ToListAsync();

        Assert.That(pages.Select(page => page.Items.Select(one => one.Id)), Is.EqualTo(new[] { [], new[] { last.Id } }));
    }

    [Test]
    public async Task Given_slots_and_a_visit_When_told_as_FHIR_and_taken_back_Then_they_are_as_they_were()
    {
        var published = (await Doctor.Agenda.PublishAsync([Slot(Free()) with { Place = "Cabinet", Kind = RendezVousKind.Bilan }]))[0];
        var listed = await Doctor.Agenda.ListCreneauxAsync(from: published.StartTime, to: published.EndTime).ToListAsync();
        var agenda = listed.ToFhir().Single();
        await Doctor.Agenda.WithdrawAsync(published.Id);
        var again = (await Doctor.Agenda.PublishAsync(
            [FrSlot.Parse(agenda.Slots[0].ToJson()).ToCreneau(FrSchedule.Parse(agenda.Schedule.ToJson()))]))[0];
        var visit = (await Nurse.Agenda.CreateAsync(Visit(Anne) with { Place = "Cabinet", Description = "À jeun" })).RendezVous;
        var time = await Nurse.Agenda.ListAsync(from: visit.StartTime).FirstAsync(one => one.RendezVous.Id == visit.Id);
        var noted = (await Nurse.Agenda.CreateAsync(
            FrAppointment.Parse(time.ToFhir().ToJson()).ToRendezVous(), allowDoubleBooking: true)).RendezVous;

        Assert.That(again with { Id = published.Id }, Is.EqualTo(published));
        Assert.That(
            (noted.Start, noted.Duration, noted.Title, noted.Kind, noted.Place, noted.Description, noted.Patient),
            Is.EqualTo((visit.Start, visit.Duration, visit.Title, visit.Kind, visit.Place, visit.Description, visit.Patient)));
    }

    [Test]
    public async Task Given_a_watch_that_is_cut_after_each_change_When_gone_on_from_its_cursor_Then_none_is_lost_or_repeated()
    {
        var cursor = await Doctor.Agenda.GetWatchCursorAsync();
        var made = new List<string>();
        for (var i = 0; i < 23; i++) made.Add((await Doctor.Agenda.CreateAsync(Visit(Dominique))).RendezVous.Id);

        var told = new List<string>();
        while (told.Count(made.Contains) < made.Count)
        {
            var change = await Doctor.Agenda.WatchAsync(cursor).FirstAsync().AsTask().WaitAsync(Patience);
            cursor = change.Cursor;
            told.Add(change.RendezVousId);
        }

        Assert.That(told.Where(made.Contains), Is.EqualTo(made));
    }

    [Test]
    public async Task Given_a_patient_who_watches_When_a_doctor_books_Then_it_is_told_at_once_and_a_foreign_cursor_refused()
    {
        var cursor = await AsAnne.Agenda.GetWatchCursorAsync(Anne);
        var titled = Visit(Anne) with { Title = "Vu par la veille" };
        var next = AsAnne.Agenda.WatchAsync(Anne, cursor)
            .FirstAsync(change => change.RendezVous!.Title == titled.Title).AsTask();

        var made = (await Nurse.Agenda.CreateAsync(titled)).RendezVous;
        var told = await next.WaitAsync(Patience);
        var foreign = await ReasonAsync(
            AsDominique.Agenda.WatchAsync(Dominique, told.Cursor).FirstAsync().AsTask().WaitAsync(Patience));

        Assert.That((told.Kind, told.RendezVousId), Is.EqualTo((AgendaChangeKind.Cree, made.Id)));
        Assert.That(foreign, Is.EqualTo("CURSEUR_INVALIDE"));
    }

    // One a minute: what a doctor publishes in months lies within a day here.
    private Task CopyAsync(Creneau slot, int count) => Service<Database>().WriteAsync(
        async connection =>
        {
            var store = Service<CreneauStore>();
            var kept = (await store.FindAsync(connection, Guid.Parse(slot.Id)))!;
            for (var i = 1; i <= count; i++)
            {
                var at = kept.Slice.StartsAt + (i * 60_000_000L);
                await store.InsertAsync(connection, kept with { Id = Guid.NewGuid(), Slice = new TimeSlice(at, at + 1) });
            }
        },
        CancellationToken.None);

    private async Task<long> RemainingAsync(Creneau slot) =>
        (await Doctor.Agenda.ListCreneauxAsync(from: slot.StartTime).FirstAsync(one => one.Id == slot.Id)).Remaining;

    private static async Task<string> OutcomeAsync(Task<KeptRendezVous> booking)
    {
        try
        {
            await booking;
            return "OK";
        }
        catch (MonEspaceSante.Errors.MonEspaceSanteException refusal)
        {
            return refusal.ReasonCode;
        }
    }
}
