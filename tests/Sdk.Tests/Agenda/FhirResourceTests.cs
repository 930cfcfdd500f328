using System.Text;
using MonEspaceSante.Agenda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Agenda;

/// <summary>Resources in parts: what is kept, and what is refused where.</summary>
public class FhirResourceTests
{
    private const string Slot =
        """{"resourceType":"Slot","schedule":{"reference":"Schedule/1"},"status":"free","start":"2027-01-04T09:15:00+01:00","end":"2027-01-04T09:30:00+01:00"}""";

    private const string Appointment =
        """{"resourceType":"Appointment","status":"booked","start":"2027-01-04T09:15:00Z","end":"2027-01-04T09:30:00Z","participant":[{"actor":{"reference":"Patient/1"},"status":"accepted"}]}""";

    private const string Schedule =
        """{"resourceType":"Schedule","extension":[{"url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-schedule-availability-time","extension":[{"url":"start","valueDateTime":"2027-01-04T08:00:00Z"},{"url":"end","valueDateTime":"2027-01-04T18:00:00Z"}]},{"url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-service-type-duration","extension":[{"url":"duration","valueDuration":{"value":15.50,"code":"min"}}]}],"actor":[{"reference":"Practitioner/1"}]}""";

    [Test]
    public void What_is_not_understood_stays_with_what_is_changed()
    {
        const string json =
            """{"resourceType":"Appointment","_status":{"id":"s"},"status":"booked","priority":5.00,"x":[1.10,{"y":null}],"start":"2027-01-04T09:15:00.1200Z","end":"2027-01-04T09:30:00Z","extension":[{"url":"https://other","valueDecimal":1.50}],"participant":[{"id":"a","actor":{"reference":"Patient/1","type":"Patient"},"status":"accepted"},{"id":"b","actor":{"reference":"Practitioner/1"},"status":"needs-action","period":{"start":"2027"}}]}""";
        var appointment = FrAppointment.Parse(json);
        var fields = appointment.Fields;

        var changed = appointment.With(fields with
        {
            Participants = [fields.Participants[1] with { Status = FrParticipation.Accepted }],
            Operator = new FhirReference("Practitioner/1"),
        });
        var swapped = appointment.With(fields with { Participants = [.. fields.Participants.Reverse()] });

        Assert.That(appointment.ToJson(), Is.EqualTo(json));
        Assert.That(changed.ToJson(), Does.Contain("\"priority\":5.00").And.Contain("[1.10,{\"y\":null}]").And.Contain("00.1200Z"));
        Assert.That(changed.ToJson(), Does.Contain("\"valueDecimal\":1.50").And.Contain("fr-core-appointment-operator"));
        Assert.That(
            swapped.ToJson(),
            Does.Contain("""[{"id":"b","actor":{"reference":"Practitioner/1"},"status":"needs-action","period":{"start":"2027"}},{"id":"a","actor":{"reference":"Patient/1","type":"Patient"},"status":"accepted"}]"""));
    }

    [TestCase("", Reason.FhirMalForme, "$", 1)]
    [TestCase("{\n\"resourceType\":\n", Reason.FhirMalForme, "$", 3)]
    [TestCase("{\"resourceType\":\"Slot\",\"status\":\"free\",\"status\":\"busy\"}", Reason.FhirMalForme, "$", null)]
    [TestCase("{\"resourceType\":\"Slot\",\"comment\":\"\\ud800\"}", Reason.FhirMalForme, "$", null)]
    [TestCase("[]", Reason.FhirElementInvalide, "$", null)]
    [TestCase("null", Reason.FhirElementInvalide, "$", null)]
    [TestCase("{}", Reason.FhirRessourceInattendue, "$.resourceType", null)]
    [TestCase("{\"resourceType\":\"Patient\"}", Reason.FhirRessourceInattendue, "$.resourceType", null)]
    public void Text_that_is_no_slot_is_refused(string json, Reason reason, string path, int? line)
    {
        var refusal = Assert.Throws<DocumentRefusedException>(() => FrSlot.Parse(json))!;

        Assert.That((refusal.Reason, refusal.Violations[0].Field), Is.EqualTo((reason, path)));
        Assert.That(refusal.Violations[0].Line, line is null ? Is.Null.Or.Positive : Is.EqualTo(line));
    }

    [TestCase("\"start\":\"2027-01-04T09:15:00+01:00\",", "", Reason.FhirElementManquant, "$.start")]
    [TestCase("\"schedule\":{\"reference\":\"Schedule/1\"},", "", Reason.FhirElementManquant, "$.schedule")]
    [TestCase("\"status\":\"free\",", "", Reason.FhirElementManquant, "$.status")]
    [TestCase("\"free\"", "\"libre\"", Reason.FhirElementInvalide, "$.status")]
    [TestCase("\"free\"", "null", Reason.FhirElementInvalide, "$.status")]
    [TestCase("\"free\"", "\"\"", Reason.FhirElementInvalide, "$.status")]
    [TestCase("\"free\"", "1", Reason.FhirElementInvalide, "$.status")]
    [TestCase("09:30:00+01:00", "09:00:00+01:00", Reason.FhirElementInvalide, "$.end")]
    [TestCase("09:30:00+01:00", "09:30:00", Reason.FhirElementInvalide, "$.end")]
    [TestCase("\"2027-01-04T09:30:00+01:00\"", "\"2027-01-04\"", Reason.FhirElementInvalide, "$.end")]
    [TestCase("2027-01-04T09:30", "2027-02-30T09:30", Reason.FhirElementInvalide, "$.end")]
    [TestCase("{\"reference\":\"Schedule/1\"}", "\"Schedule/1\"", Reason.FhirElementInvalide, "$.schedule")]
    [TestCase("\"status\"", "\"serviceType\":[{\"coding\":{}}],\"status\"", Reason.FhirElementInvalide, "$.serviceType[0].coding")]
    [TestCase("\"status\"", "\"serviceType\":[{},null],\"status\"", Reason.FhirElementInvalide, "$.serviceType[1]")]
    public void Slot_with_a_fault_is_refused_with_its_path(string from, string to, Reason reason, string path) =>
        RequireRefused(() => FrSlot.Parse(Slot.Replace(from, to, StringComparison.Ordinal)), reason, path);

    [TestCase("\"start\":\"2027-01-04T09:15:00Z\",", "", Reason.FhirElementManquant, "$.start")]
    [TestCase("\"end\":\"2027-01-04T09:30:00Z\",", "", Reason.FhirElementManquant, "$.end")]
    [TestCase(",\"status\":\"accepted\"", "", Reason.FhirElementManquant, "$.participant[0].status")]
    [TestCase("\"actor\":{\"reference\":\"Patient/1\"},", "", Reason.FhirElementManquant, "$.participant[0].actor")]
    [TestCase("\"accepted\"", "\"oui\"", Reason.FhirElementInvalide, "$.participant[0].status")]
    [TestCase("{\"actor\":{\"reference\":\"Patient/1\"},\"status\":\"accepted\"}", "", Reason.FhirElementManquant, "$.participant")]
    [TestCase("\"status\":\"booked\"", "\"status\":\"booked\",\"minutesDuration\":0", Reason.FhirElementInvalide, "$.minutesDuration")]
    [TestCase("\"status\":\"booked\"", "\"status\":\"booked\",\"minutesDuration\":1.5", Reason.FhirElementInvalide, "$.minutesDuration")]
    public void Appointment_with_a_fault_is_refused_with_its_path(string from, string to, Reason reason, string path) =>
        RequireRefused(() => FrAppointment.Parse(Appointment.Replace(from, to, StringComparison.Ordinal)), reason, path);

    [TestCase("{\"reference\":\"Practitioner/1\"}", "", Reason.FhirElementManquant, "$.actor")]
    [TestCase("08:00", "19:00", Reason.FhirElementInvalide, "$.extension[0].extension[1].valueDateTime")]
    [TestCase("{\"url\":\"start\",\"valueDateTime\":\"2027-01-04T08:00:00Z\"},", "", Reason.FhirElementManquant, "$.extension[0].extension[start]")]
    [TestCase("15.50", "-1", Reason.FhirElementInvalide, "$.extension[1].extension[0].valueDuration.value")]
    [TestCase("\"min\"", "\"mo\"", Reason.FhirElementInvalide, "$.extension[1].extension[0].valueDuration.code")]
    [TestCase(",\"code\":\"min\"", "", Reason.FhirElementManquant, "$.extension[1].extension[0].valueDuration.code")]
    public void Schedule_with_a_fault_is_refused_with_its_path(string from, string to, Reason reason, string path) =>
        RequireRefused(() => FrSchedule.Parse(Schedule.Replace(from, to, StringComparison.Ordinal)), reason, path);

    [Test]
    public void Fields_that_make_no_resource_are_refused()
    {
        var slot = FrSlot.Parse(Slot);
        var schedule = FrSchedule.Parse(Schedule);

        RequireRefused(() => slot.With(slot.Fields with { End = slot.Fields.Start.AddMinutes(-1) }), Reason.FhirElementInvalide, "$.end");
        RequireRefused(() => FrSchedule.Create(schedule.Fields with { Actors = [] }), Reason.FhirElementManquant, "$.actor");
        Assert.That(schedule.ToJson(), Is.EqualTo(Schedule));
    }

    [Test]
    public void Resource_that_is_too_large_or_not_UTF_8_is_refused()
    {
        var large = Slot.Replace("free", new string('x', 1024 * 1024), StringComparison.Ordinal);

        RequireRefused(() => FrSlot.Parse(large), Reason.FhirTropGrand, "$");
        RequireRefusedAsync(Encoding.UTF8.GetBytes(large), Reason.FhirTropGrand);
        RequireRefusedAsync(Encoding.Latin1.GetBytes(Slot.Replace("Schedule/1", "Schedule/é", StringComparison.Ordinal)), Reason.FhirMalForme);
    }

    [Property(MaxTest = 300)]
    public bool Resource_that_was_mutated_is_kept_whole_or_refused_with_a_path(FsCheck.NonNegativeInt[] mutations)
    {
        string[] fragments = ["{", "}", "[", "]", ",", ":", "\"", "null", "1e400", "\"x\":1,", "\\u00e9", "é", "\n"];
        var json = Schedule;
        foreach (var mutation in mutations.Select(m => m.Item))
        {
            var at = mutation * 37 % json.Length;
            json = (mutation % 2) == 0
                ? json.Insert(at, fragments[mutation / 2 % fragments.Length])
                : json.Remove(at, Math.Min(mutation % 5, json.Length - at));
        }

        try
        {
            var schedule = FrSchedule.Parse(json);
            return schedule.With(schedule.Fields).ToJson() == schedule.ToJson();
        }
        catch (DocumentRefusedException refusal)
        {
            return refusal.Violations[0].Field.StartsWith('$');
        }
    }

    private static void RequireRefused(Action act, Reason reason, string path)
    {
        var refusal = Assert.Throws<DocumentRefusedException>(act)!;

        Assert.That((refusal.Reason, refusal.Violations[0].Field), Is.EqualTo((reason, path)));
    }

    private static void RequireRefusedAsync(byte[] json, Reason reason)
    {
        var refusal = Assert.ThrowsAsync<DocumentRefusedException>(() => FrSlot.ReadAsync(new MemoryStream(json)))!;

        Assert.That(refusal.Reason, Is.EqualTo(reason));
    }
}
