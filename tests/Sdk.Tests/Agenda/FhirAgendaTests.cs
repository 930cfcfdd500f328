using MonEspaceSante.Agenda;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Agenda;

/// <summary>Slots and appointments as resources of shared agendas, and back.</summary>
public class FhirAgendaTests
{
    private static readonly Ins Patient = Ins.Parse("203061212712750", "1.2.250.1.213.1.4.10");

    private static readonly RendezVous Visit = new()
    {
        Patient = Patient,
        Kind = RendezVousKind.Vaccination,
        Title = "Rappel DTP",
        Description = "Venir avec le carnet",
        Place = "Cabinet de la gare",
        Start = new LocalTime(new DateTime(2027, 10, 31, 2, 30, 0), LocalTime.Paris, TimeSpan.FromHours(1)),
        Duration = TimeSpan.FromMinutes(20),
        Professional = new Professional("899700296140", new PersonName("LEFORT", "Agnès"), "10"),
    };

    [Test]
    public void Appointment_comes_back_as_it_was_told_with_its_second_of_two_equal_hours()
    {
        var json = Visit.ToFhir().ToJson();
        var back = FrAppointment.Parse(json).ToRendezVous();

        Assert.That(json, Does.Contain("2027-10-31T02:30:00+01:00").And.Contain("urn:oid:1.2.250.1.71.4.2.1"));
        Assert.That(back with { Professional = Visit.Professional, Excluded = Visit.Excluded, Reminders = Visit.Reminders, Held = Visit.Held }, Is.EqualTo(Visit));
    }

    [TestCase("")]
    [TestCase("older__")]
    public async Task Published_examples_convert(string version)
    {
        var slot = await ReadAsync($"{version}Slot-example.json", FrSlot.ReadAsync);
        var schedule = await ReadAsync($"{version}Schedule-example.json", FrSchedule.ReadAsync);
        var asked = await ReadAsync($"{version}Appointment-example-req-appointment.json", FrAppointment.ReadAsync);

        var creneau = slot.ToCreneau(schedule);
        var visit = asked.ToRendezVous(Patient);

        var start = new LocalTime(new DateTime(2019, 1, 4, 10, 15, 0), LocalTime.Paris, TimeSpan.FromHours(1));
        Assert.That(
            (creneau.Start, creneau.Duration, creneau.Title, creneau.Kind),
            Is.EqualTo((start, TimeSpan.FromMinutes(15), "suivi", RendezVousKind.RendezVous)));
        Assert.That(
            (visit.Start, visit.Duration, visit.Title, visit.Patient),
            Is.EqualTo((start, TimeSpan.FromMinutes(15), "suivi", Patient)));
        RequireRefused(() => asked.ToRendezVous(), Reason.FhirElementManquant, "$.participant");
    }

    [Test]
    public void What_has_no_counterpart_is_refused_with_its_path()
    {
        var told = Visit.ToFhir();
        var fields = told.Fields;
        var other = Ins.Parse("199013417202372", "1.2.250.1.213.1.4.10");

        RequireRefused(() => (Visit with { Rule = RecurrenceRule.Parse("FREQ=DAILY;COUNT=2") }).ToFhir(), Reason.FhirSansEquivalent, "rendez_vous.recurrence_rule");
        RequireRefused(() => told.With(fields with { Status = FrAppointmentStatus.Cancelled }).ToRendezVous(), Reason.FhirSansEquivalent, "$.status");
        RequireRefused(() => told.With(fields with { End = fields.End!.Value.AddSeconds(1) }).ToRendezVous(), Reason.FhirSansEquivalent, "$.end");
        RequireRefused(() => told.With(fields with { Start = fields.Start!.Value.AddMilliseconds(1), End = fields.End!.Value.AddMilliseconds(1) }).ToRendezVous(), Reason.FhirSansEquivalent, "$.start");
        RequireRefused(() => told.ToRendezVous(other), Reason.FhirSansEquivalent, "$.participant");
        RequireRefused(
            () => told.With(fields with
            {
                Status = FrAppointmentStatus.Proposed, Start = null, End = null,
                RequestedPeriods = [new FhirPeriod(FhirDateTime.Of(fields.Start!.Value), null), new FhirPeriod(FhirDateTime.Of(fields.End!.Value), null)],
            }).ToRendezVous(),
            Reason.FhirSansEquivalent,
            "$.requestedPeriod");
    }

    [Test]
    public void Slots_are_told_by_schedule_and_place_and_one_that_is_taken_is_not_published_again()
    {
        var slot = new Creneau
        {
            Id = "7d0c8d55-6f9f-4a52-9a4f-0d8a3f6c1b11",
            Kind = RendezVousKind.Bilan,
            Title = "Bilan visuel",
            Start = LocalTime.InParis(new DateTime(2027, 6, 1, 9, 0, 0)),
            Duration = TimeSpan.FromMinutes(20),
            Place = "Cabinet de la gare",
            Remaining = 1,
            Professional = Visit.Professional,
        };

        var told = new[] { slot, slot with { Place = "Hôpital" }, slot with { Remaining = 0 } }.ToFhir();

        Assert.That(told.Select(one => one.Slots.Count), Is.EqualTo([2, 1]));
        Assert.That(told[0].Slots[0].Fields.Schedule.Reference, Is.EqualTo($"Schedule/{told[0].Schedule.Fields.Id}"));
        Assert.That(
            told[0].Slots[0].ToCreneau(told[0].Schedule),
            Is.EqualTo(slot with { Id = "", Remaining = 0, Professional = null, Start = slot.Start with { UtcOffset = TimeSpan.FromHours(2) } }));
        RequireRefused(() => told[0].Slots[1].ToCreneau(), Reason.FhirSansEquivalent, "$.status");
        RequireRefused(() => new[] { slot with { Professional = null } }.ToFhir(), Reason.FhirElementManquant, "$.actor");
    }

    private static async Task<T> ReadAsync<T>(string name, Func<Stream, CancellationToken, Task<T>> read)
    {
        await using var source = File.OpenRead(Corpus.File($"fhir/agenda/{name}"));
        return await read(source, default);
    }

    private static void RequireRefused(Action convert, Reason reason, string path)
    {
        var refusal = Assert.Throws<DocumentRefusedException>(() => convert())!;
        Assert.That((refusal.Reason, refusal.Violations[0].Field), Is.EqualTo((reason, path)));
    }
}
