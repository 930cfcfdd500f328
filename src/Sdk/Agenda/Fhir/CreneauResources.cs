using System.Security.Cryptography;
using System.Text;

namespace MonEspaceSante.Agenda;

/// <summary>Slots as resources, and back.</summary>
internal static class CreneauResources
{
    private const int IdLength = 32;

    public static (string? PsIdNat, string? StructIdNat, string Place) AgendaOf(Creneau one) =>
        (one.Professional?.PsIdNat, one.Structure?.StructIdNat, one.Place);

    public static FrAgenda Tell(IGrouping<(string? PsIdNat, string? StructIdNat, string Place), Creneau> agenda)
    {
        var id = IdOf($"{agenda.Key.PsIdNat}\n{agenda.Key.StructIdNat}\n{agenda.Key.Place}");
        var first = agenda.First();
        var slots = agenda.Select(one => Tell(one, id)).ToList();
        var schedule = FrSchedule.Create(new ScheduleFields
        {
            Id = id,
            Active = true,
            Actors = first.Professional is null && first.Structure is null
                ? []
                : [.. AgendaActors.Of(first.Professional, first.Structure, first.Place)],
            ServiceTypes = [.. agenda.Select(one => one.Kind).Distinct().Order().Select(kind => AgendaNature.Of(kind, null))],
            Horizon = new FhirPeriod(
                FhirDateTime.Of(slots.Select(slot => slot.Fields.Start).Min()),
                FhirDateTime.Of(slots.Select(slot => slot.Fields.End).Max())),
        });
        return new FrAgenda(schedule, slots);
    }

    public static Creneau Read(SlotFields slot, IReadOnlyList<FhirReference> actors, string timeZone)
    {
        if (slot.Status != FrSlotStatus.Free)
            throw FhirFault.NoCounterpart($"{FhirFault.Root}.status", "Seul un créneau libre est publié");
        var (kind, title) = AgendaNature.Read(slot.ServiceTypes);
        return new Creneau
        {
            Kind = kind,
            Title = title,
            Place = AgendaActors.PlaceOf(actors),
            Start = AgendaInstant.Read($"{FhirFault.Root}.start", slot.Start, timeZone),
            Duration = AgendaInstant.Duration($"{FhirFault.Root}.end", slot.End - slot.Start),
        };
    }

    private static FrSlot Tell(Creneau one, string scheduleId)
    {
        var start = AgendaInstant.Of(one.Start);
        return FrSlot.Create(new SlotFields
        {
            Id = one.Id.Length > 0 ? one.Id : null,
            Schedule = new FhirReference($"Schedule/{scheduleId}"),
            Status = StatusOf(one),
            Start = start,
            End = AgendaInstant.In(start + one.Duration, one.Start.TimeZone),
            ServiceTypes = [AgendaNature.Of(one.Kind, one.Title)],
        });
    }

    // One that is not published yet has no places left to tell.
    private static FrSlotStatus StatusOf(Creneau one) => one switch
    {
        { Id: "" } => FrSlotStatus.Free,
        { Remaining: 0 } => FrSlotStatus.Busy,
        { IsBusy: true } => FrSlotStatus.BusyUnavailable,
        _ => FrSlotStatus.Free,
    };

    // The same for the same agenda, as references ask for it, and made of letters that an id may have.
    private static string IdOf(string agenda) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(agenda)))[..IdLength];
}
