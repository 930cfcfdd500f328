using System.Globalization;
using MonEspaceSante.Agenda;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Compte;
using MonEspaceSante.Server.Tests.Compte.Espace;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Contract = MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Server.Tests.Agenda;

/// <summary>What took place of an agenda, and what is left of it, as the clock moves.</summary>
[NonParallelizable]
[CancelAfter(180_000)]
public sealed class BegunSeriesTests(Engine engine) : EspaceFixture(engine)
{
    private static TimeSpan Patience { get; } = TimeSpan.FromMinutes(1);

    [Test]
    public async Task Given_a_series_that_has_begun_When_changed_or_cancelled_Then_what_took_place_stays_as_it_did()
    {
        var (person, _) = await SomebodyAsync();
        var made = (await Doctor.Agenda.CreateAsync(Daily(person, 5), allowDoubleBooking: true)).RendezVous;
        var first = made.StartTime!.Value;
        Clock.Advance(first.AddDays(2).AddHours(2) - Clock.GetUtcNow());
        var took = new[] { 0, 1, 2 }.Select(day => (first.AddDays(day), first.AddDays(day).AddMinutes(30))).ToList();

        var changed = (await Doctor.Agenda.UpdateAsync(
            made with { Rule = RecurrenceRule.Parse("FREQ=WEEKLY;COUNT=3"), Duration = TimeSpan.FromMinutes(45) },
            allowDoubleBooking: true)).RendezVous;
        var (listed, exported) = (await ListedAsync(made), await ExportedAsync(made));
        var later = changed.Start with { Local = changed.Start.Local.AddDays(10).AddHours(3) };
        var moved = (await Doctor.Agenda.UpdateAsync(changed with { Start = later }, allowDoubleBooking: true)).RendezVous;
        var movedTimes = await ListedAsync(made);
        await Doctor.Agenda.CancelAsync(moved);
        var cancelled = await ExportedAsync(made);

        var expected = took
            .Append((first.AddDays(7), first.AddDays(7).AddMinutes(45)))
            .Append((first.AddDays(14), first.AddDays(14).AddMinutes(45)));
        Assert.Multiple(() =>
        {
            Assert.That(Utc(listed), Is.EqualTo(Utc(expected)));
            Assert.That(Utc(exported), Is.EqualTo(Utc(expected)));
            Assert.That(Utc(movedTimes.Take(3)), Is.EqualTo(Utc(took)));
            Assert.That(movedTimes, Has.Count.EqualTo(6));
            Assert.That(Utc(cancelled), Is.EqualTo(Utc(took)));
        });
    }

    [Test]
    public async Task Given_a_series_cancelled_after_it_began_When_exported_Then_the_visits_of_before_are_confirmed()
    {
        var (person, _) = await SomebodyAsync();
        var made = (await Doctor.Agenda.CreateAsync(Daily(person, 4), allowDoubleBooking: true)).RendezVous;
        var first = made.StartTime!.Value;
        Clock.Advance(first.AddDays(1).AddHours(2) - Clock.GetUtcNow());

        await Doctor.Agenda.CancelAsync(made, "Congés");

        Assert.That(
            Utc(await ExportedAsync(made)),
            Is.EqualTo(Utc(new[] { 0, 1 }.Select(day => (first.AddDays(day), first.AddDays(day).AddMinutes(30))))));
    }

    [Test]
    public async Task Given_a_visit_that_is_over_When_moved_or_made_longer_Then_refused()
    {
        var (person, _) = await SomebodyAsync();
        var made = (await Doctor.Agenda.CreateAsync(Daily(person, 1), allowDoubleBooking: true)).RendezVous;
        Clock.Advance(made.EndTime!.Value.AddMinutes(1) - Clock.GetUtcNow());

        var longer = await Refused.ByAsync(Doctor.Agenda.UpdateAsync(made with { Duration = TimeSpan.FromHours(9) }));
        var moved = await Refused.ByAsync(Doctor.Agenda.UpdateAsync(
            made with { Start = made.Start with { Local = made.Start.Local.AddDays(3) } }));

        Assert.That((longer.ReasonCode, moved.ReasonCode), Is.EqualTo(("RENDEZ_VOUS_PASSE", "RENDEZ_VOUS_PASSE")));
    }

    [Test]
    public async Task Given_reminders_of_one_instant_When_listed_page_by_page_Then_each_comes_once_and_in_order()
    {
        var (person, reader) = await SomebodyAsync();
        foreach (var _ in new[] { 1, 2, 3 })
            await Doctor.Agenda.CreateAsync(
                Daily(person, 3) with { Reminders = [TimeSpan.Zero, TimeSpan.FromHours(1)] }, allowDoubleBooking: true);
        var request = new Contract.ListRappelsRequest
        {
            Patient = person.Wire,
            ToTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(Clock.GetUtcNow().AddYears(4)),
        };
        var whole = (await reader.OwnAgenda.ListRappelsAsync(request, reader.Headers())).Rappels;

        var paged = new List<Contract.Rappel>();
        request.PageSize = 4;
        do
        {
            var page = await reader.OwnAgenda.ListRappelsAsync(request, reader.Headers());
            Assert.That(page.Rappels, Has.Count.LessThanOrEqualTo(4));
            paged.AddRange(page.Rappels);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.That(whole.Count(one => one.RuleId.Length == 0), Is.EqualTo(18));
        Assert.That(whole.Count(one => one.RuleId.Length > 0), Is.Positive);
        Assert.That(paged, Is.EqualTo(whole));
        Assert.That(paged.Select(one => one.DueTime), Is.Ordered);
    }

    [Test]
    public async Task Given_a_visit_to_come_When_its_patient_is_forgotten_Then_the_doctor_is_told_that_it_is_cancelled_and_of_nobody()
    {
        var (person, _) = await SomebodyAsync();
        var made = (await Doctor.Agenda.CreateAsync(Daily(person, 2), allowDoubleBooking: true)).RendezVous;
        var cursor = await Doctor.Agenda.GetWatchCursorAsync();
        var id = (await Service<PatientRegister>().FindAsync(person.Ins, CancellationToken.None))!.Value;

        await Service<Database>().WriteAsync(
            connection => Service<EraseDossier>().RunAsync(connection, id), CancellationToken.None);
        var told = await Doctor.Agenda.WatchAsync(cursor).FirstAsync().AsTask().WaitAsync(Patience);

        Assert.That(
            (told.Kind, told.RendezVousId, told.RendezVous), Is.EqualTo((AgendaChangeKind.Annule, made.Id, (RendezVous?)null)));
    }

    private RendezVous Daily(Assured person, int count)
    {
        var day = Clock.GetUtcNow().AddDays(1);
        return new RendezVous
        {
            Patient = person.Ins,
            Kind = RendezVousKind.RendezVous,
            Title = "Pansement",
            Start = new LocalTime(new DateTime(day.Year, day.Month, day.Day, 10, 0, 0), "Indian/Reunion"),
            Duration = TimeSpan.FromMinutes(30),
            Rule = count == 1 ? null : RecurrenceRule.Parse($"FREQ=DAILY;COUNT={count}"),
        };
    }

    private async Task<List<(DateTimeOffset, DateTimeOffset)>> ListedAsync(RendezVous made) =>
        await Doctor.Agenda.ListAsync(from: made.StartTime, to: made.StartTime!.Value.AddDays(60))
            .Where(one => one.RendezVous.Id == made.Id).Select(one => (one.Start, one.End)).ToListAsync();

    // What a calendar program shows of it.
    private async Task<List<(DateTimeOffset, DateTimeOffset)>> ExportedAsync(RendezVous made)
    {
        using var calendar = new MemoryStream();
        await Doctor.Agenda.ExportAsync(calendar, made.StartTime, made.StartTime!.Value.AddDays(60));
        calendar.Position = 0;
        var entries = await CalendarReader.ReadAsync(calendar, TimeZoneInfo.Utc).ToListAsync();
        return entries
            .Where(one => one.Uid.StartsWith(made.Id, StringComparison.Ordinal) && one.Status == CalendarEntryStatus.Confirmed)
            .SelectMany(one => one.Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)
                .Select(time => (time.Start, time.Start + one.Duration)))
            .Order()
            .ToList();
    }

    private static string Utc(IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> times) =>
        string.Join(' ', times.Select(one => $"{Text(one.Start)}-{Text(one.End)}"));

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("s", CultureInfo.InvariantCulture);
}
