using MonEspaceSante.Agenda;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Agenda;

public class WireAgendaTests
{
    private static readonly RendezVous Visit = new()
    {
        Patient = Ins.Parse("279035121518989", InsOid.NirTest),
        Kind = RendezVousKind.RendezVous,
        Title = "Consultation",
        Start = LocalTime.InParis(new DateTime(2027, 3, 2, 9, 0, 30)),
        Duration = TimeSpan.FromMinutes(20),
        Reminders = [TimeSpan.FromHours(2)],
    };

    [Test]
    public void Appointment_in_whole_minutes_is_told_as_it_is()
    {
        var told = Visit.ToWire();

        Assert.That((told.DurationMinutes, told.Start.Local), Is.EqualTo((20, "2027-03-02T09:00:30")));
        Assert.That(told.ReminderMinutes, Is.EqualTo(new[] { 120 }));
    }

    [Test]
    public void Seconds_that_the_contract_cannot_tell_are_refused()
    {
        var half = TimeSpan.FromSeconds(90);
        var slot = new Creneau { Kind = Visit.Kind, Title = Visit.Title, Start = Visit.Start, Duration = half };

        Assert.Multiple(() =>
        {
            Assert.That(() => (Visit with { Duration = half }).ToWire(), Throws.InstanceOf<ContractViolationException>());
            Assert.That(() => (Visit with { Reminders = [half] }).ToWire(), Throws.InstanceOf<ContractViolationException>());
            Assert.That(slot.ToWire, Throws.InstanceOf<ContractViolationException>());
        });
    }
}
