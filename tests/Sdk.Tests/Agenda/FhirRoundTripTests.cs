using System.Text.Json.Nodes;
using MonEspaceSante.Agenda;
using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Agenda;

/// <summary>The published examples of the shared-agenda guide, in and out.</summary>
public class FhirRoundTripTests
{
    private const string Appointment = "Appointment-example-req-appointment.json";
    private const string Schedule = "Schedule-example.json";
    private const string Slot = "Slot-example.json";

    [TestCase("")]
    [TestCase("older__")]
    public async Task Appointment_round_trips_without_loss(string version)
    {
        var (appointment, json) = await ReadAsync(version + Appointment, FrAppointment.ReadAsync);

        RequireSame(appointment.ToJson(), json);
        RequireSame(await WriteAsync(appointment), json);
        RequireSame(appointment.With(appointment.Fields).ToJson(), json);
        RequireSame(appointment.With(Other(appointment.Fields)).With(appointment.Fields).ToJson(), json);
    }

    [TestCase("")]
    [TestCase("older__")]
    public async Task Schedule_round_trips_without_loss(string version)
    {
        var (schedule, json) = await ReadAsync(version + Schedule, FrSchedule.ReadAsync);

        RequireSame(schedule.ToJson(), json);
        RequireSame(await WriteAsync(schedule), json);
        RequireSame(schedule.With(schedule.Fields).ToJson(), json);
    }

    [TestCase("")]
    [TestCase("older__")]
    public async Task Slot_round_trips_without_loss(string version)
    {
        var (slot, json) = await ReadAsync(version + Slot, FrSlot.ReadAsync);

        RequireSame(slot.ToJson(), json);
        RequireSame(await WriteAsync(slot), json);
        RequireSame(slot.With(slot.Fields with { Status = FrSlotStatus.Busy }).With(slot.Fields).ToJson(), json);
    }

    [Test]
    public async Task Fields_of_the_appointment_are_those_published()
    {
        var fields = (await ReadAsync(Appointment, FrAppointment.ReadAsync)).Resource.Fields;

        Assert.Multiple(() =>
        {
            Assert.That(fields.Status, Is.EqualTo(FrAppointmentStatus.Proposed));
            Assert.That(fields.Identifiers.Single(), Is.EqualTo(new FhirIdentifier("http://example.org/sampleappointment-identifier", "123")));
            Assert.That((fields.Start, fields.End, fields.Minutes), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null, 15)));
            Assert.That(fields.ServiceTypes.Single().Codings.Single(), Is.EqualTo(new FhirCoding("http://example.org/ValueSet/ServiceType", "1", "suivi")));
            Assert.That(fields.Slots.Single().Reference, Is.EqualTo("https://exampleserver.org/fhir/Slot/example"));
            Assert.That(fields.Participants.Select(p => p.Status), Is.EqualTo([FrParticipation.Accepted, FrParticipation.NeedsAction, FrParticipation.NeedsAction]));
            Assert.That(fields.Participants[1].Actor!.Display, Is.EqualTo("Dr Langdon, cabinet Paris"));
            Assert.That(fields.Participants[0].Presence, Is.EqualTo(FrPresence.Required));
            Assert.That(fields.RequestedPeriods.Single().Start!.Instant, Is.EqualTo(new DateTimeOffset(2019, 1, 4, 9, 15, 0, TimeSpan.Zero)));
            Assert.That((fields.Created!.Text, fields.Created.Instant), Is.EqualTo(("2019-01-02", (DateTimeOffset?)null)));
            Assert.That(fields.Operator!.Reference, Is.EqualTo("https://exampleserver.org/fhir/Patient/1"));
        });
    }

    [Test]
    public async Task Fields_of_the_schedule_and_the_slot_are_those_published()
    {
        var schedule = (await ReadAsync(Schedule, FrSchedule.ReadAsync)).Resource.Fields;
        var slot = (await ReadAsync(Slot, FrSlot.ReadAsync)).Resource.Fields;

        Assert.Multiple(() =>
        {
            Assert.That(schedule.Active, Is.True);
            Assert.That(schedule.Actors.Select(a => a.Display), Is.EqualTo(["Dr Langdon, cabinet Paris", "Dr Langdon"]));
            Assert.That(schedule.Availabilities.Single().Start.Instant, Is.EqualTo(new DateTimeOffset(2020, 11, 9, 8, 0, 0, TimeSpan.FromHours(1))));
            Assert.That(schedule.Availabilities.Single().Type!.Code, Is.EqualTo("free"));
            Assert.That(schedule.Durations.Single().Duration, Is.EqualTo(TimeSpan.FromMinutes(15)));
            Assert.That(schedule.Horizon!.End!.Text, Is.EqualTo("2020-01-01T00:00:00Z"));
            Assert.That((slot.Status, slot.End - slot.Start), Is.EqualTo((FrSlotStatus.Free, TimeSpan.FromMinutes(15))));
            Assert.That(slot.Schedule.Reference, Is.EqualTo("https://exampleserver.org/fhir/Schedule/example"));
            Assert.That(slot.Specialties.Single().Codings.Single().Code, Is.EqualTo("SM54"));
        });
    }

    [Test]
    public async Task Resource_made_of_fields_has_the_same_fields_again()
    {
        var schedule = (await ReadAsync(Schedule, FrSchedule.ReadAsync)).Resource.Fields;
        var appointment = (await ReadAsync(Appointment, FrAppointment.ReadAsync)).Resource.Fields;

        var made = FrSchedule.Create(schedule);

        RequireSame(FrSchedule.Create(FrSchedule.Parse(made.ToJson()).Fields).ToJson(), made.ToJson());
        Assert.That(made.Fields.Availabilities, Is.EqualTo(schedule.Availabilities));
        Assert.That(FrAppointment.Create(appointment).Fields.Participants, Is.EqualTo(appointment.Participants));
    }

    private static AppointmentFields Other(AppointmentFields fields) => fields with
    {
        Status = FrAppointmentStatus.Booked,
        Start = new DateTimeOffset(2019, 1, 4, 10, 15, 0, TimeSpan.FromHours(1)),
        End = new DateTimeOffset(2019, 1, 4, 10, 30, 0, TimeSpan.FromHours(1)),
        Participants = [.. fields.Participants.Select(p => p with { Status = FrParticipation.Accepted })],
        Comment = "Venir à jeun",
        Minutes = null,
    };

    private static async Task<(T Resource, string Json)> ReadAsync<T>(string name, Func<Stream, CancellationToken, Task<T>> read)
    {
        var file = Corpus.File($"fhir/agenda/{name}");
        await using var source = File.OpenRead(file);
        return (await read(source, default), await File.ReadAllTextAsync(file));
    }

    private static async Task<string> WriteAsync(FrResource resource)
    {
        using var target = new MemoryStream();
        await resource.WriteAsync(target);
        return System.Text.Encoding.UTF8.GetString(target.ToArray());
    }

    private static void RequireSame(string actual, string expected) =>
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(actual), JsonNode.Parse(expected)), Is.True, actual);
}
