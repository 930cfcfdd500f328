using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Agenda;

/// <summary>Agendas as the contracts spell them.</summary>
internal static class WireAgenda
{
    private const string LocalForm = "yyyy-MM-dd'T'HH:mm:ss";

    public static Wire.RendezVous ToWire(this RendezVous told) => new()
    {
        RendezVousId = told.Id,
        Patient = told.Patient.ToPatient(),
        Kind = (Wire.RendezVousKind)told.Kind,
        Title = told.Title,
        Description = told.Description,
        Place = told.Place,
        Start = told.Start.ToWire(),
        DurationMinutes = Minutes("rendez_vous.duration_minutes", told.Duration),
        RecurrenceRule = told.Rule?.ToString() ?? "",
        ReminderMinutes = { told.Reminders.Select(before => Minutes("rendez_vous.reminder_minutes", before)) },
        RuleId = told.RuleId ?? "",
        Version = told.Version,
    };

    public static Wire.Creneau ToWire(this Creneau told) => new()
    {
        Kind = (Wire.RendezVousKind)told.Kind,
        Title = told.Title,
        Place = told.Place,
        Start = told.Start.ToWire(),
        DurationMinutes = Minutes("creneaux.duration_minutes", told.Duration),
        Capacity = told.Capacity,
    };

    public static RendezVous ToModel(this Wire.RendezVous told) => new()
    {
        Id = told.RendezVousId,
        Patient = told.Patient.ToIns(),
        Kind = Known<RendezVousKind>((int)told.Kind),
        Title = told.Title,
        Start = (told.Start ?? new()).ToModel(),
        Duration = TimeSpan.FromMinutes(told.DurationMinutes),
        Description = told.Description,
        Place = told.Place,
        Rule = told.RecurrenceRule.Length > 0 ? RecurrenceRule.Parse(told.RecurrenceRule) : null,
        Reminders = [.. told.ReminderMinutes.Select(minutes => TimeSpan.FromMinutes(minutes))],
        RuleId = told.RuleId.NullIfEmpty(),
        Professional = told.Professional?.ToProfessional(),
        Structure = told.Structure?.ToStructure(),
        Excluded = [.. told.ExcludedTimes.Select(time => time.ToDateTimeOffset())],
        Status = Known<RendezVousStatus>((int)told.Status),
        CancelledBy = told.CancelledBy == default ? null : Known<AgendaSide>((int)told.CancelledBy),
        CancelReason = told.CancelReason,
        CreneauId = told.CreneauId.NullIfEmpty(),
        Version = told.Version,
        CreatedBy = Known<AgendaSide>((int)told.CreatedBy),
        ApplicationId = told.ApplicationId.NullIfEmpty(),
        CreateTime = told.CreateTime?.ToDateTimeOffset(),
        UpdateTime = told.UpdateTime?.ToDateTimeOffset(),
        StartTime = told.StartTime?.ToDateTimeOffset(),
        EndTime = told.EndTime?.ToDateTimeOffset(),
        Held = [.. told.HeldTimes.Select(time => new HeldTime(time.StartTime.ToDateTimeOffset(), time.EndTime.ToDateTimeOffset()))],
    };

    public static RendezVousTime ToModel(this Wire.Occurrence told) => new(
        told.RendezVous.ToModel(), told.StartTime.ToDateTimeOffset(), told.EndTime.ToDateTimeOffset());

    public static KeptRendezVous ToModel(this Wire.CreateRendezVousResponse told) =>
        new(told.RendezVous.ToModel(), [.. told.Conflicts.Select(ToModel)]);

    public static KeptRendezVous ToModel(this Wire.UpdateRendezVousResponse told) =>
        new(told.RendezVous.ToModel(), [.. told.Conflicts.Select(ToModel)]);

    public static Creneau ToModel(this Wire.Creneau told) => new()
    {
        Id = told.CreneauId,
        Kind = Known<RendezVousKind>((int)told.Kind),
        Title = told.Title,
        Start = (told.Start ?? new()).ToModel(),
        Duration = TimeSpan.FromMinutes(told.DurationMinutes),
        Place = told.Place,
        Capacity = told.Capacity,
        Remaining = told.Remaining,
        IsBusy = told.Busy,
        Professional = told.Professional?.ToProfessional(),
        Structure = told.Structure?.ToStructure(),
        StartTime = told.StartTime?.ToDateTimeOffset(),
        EndTime = told.EndTime?.ToDateTimeOffset(),
    };

    public static Rappel ToModel(this Wire.Rappel told) => new(
        told.RappelId,
        Known<RappelKind>((int)told.Kind),
        told.Title,
        Known<RappelStatus>((int)told.Status),
        told.DueTime.ToDateTimeOffset())
    {
        EndTime = told.EndTime?.ToDateTimeOffset(),
        RuleId = told.RuleId.NullIfEmpty(),
        CalendarVersion = told.CalendarVersion.NullIfEmpty(),
        Source = told.Source.NullIfEmpty(),
        IsAssumption = told.Assumption,
        IsApproximate = told.Approximate,
        RendezVousId = told.RendezVousId.NullIfEmpty(),
    };

    public static AgendaChange ToModel(this Wire.AgendaChange told, string cursor) => new(
        Known<AgendaChangeKind>((int)told.Kind), told.Time.ToDateTimeOffset(), told.RendezVousId, told.RendezVous?.ToModel(), cursor);

    public static Timestamp? ToWire(this DateTimeOffset? instant) => instant?.ToTimestamp();

    private static AgendaConflict ToModel(this Wire.Conflict told) => new(
        Known<AgendaSide>((int)told.Side),
        told.StartTime.ToDateTimeOffset(),
        told.EndTime.ToDateTimeOffset(),
        told.RendezVousId.NullIfEmpty());

    private static Wire.LocalTime ToWire(this LocalTime told) => new()
    {
        Local = told.Local.ToString(LocalForm, CultureInfo.InvariantCulture),
        TimeZone = told.TimeZone,
        UtcOffset = told.UtcOffset is { } offset
            ? (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture)
            : "",
    };

    private static LocalTime ToModel(this Wire.LocalTime told) => new(
        DateTime.TryParse(told.Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? local : default,
        told.TimeZone,
        told.UtcOffset.Length == 0
            ? null
            : TimeSpan.Parse(told.UtcOffset.TrimStart('+'), CultureInfo.InvariantCulture));

    // The contract tells minutes: what is left over would be lost unseen.
    private static int Minutes(string field, TimeSpan span) =>
        span.Ticks % TimeSpan.TicksPerMinute == 0 && span.TotalMinutes is >= 0 and <= int.MaxValue
            ? (int)span.TotalMinutes
            : throw Refusal.Because(Reason.RequeteInvalide, new Violation(field, "minutes entières attendues"));

    // The numbers of the contract are those of the model; what a later version adds is unknown here.
    private static T Known<T>(int number)
        where T : struct, System.Enum => System.Enum.IsDefined((T)(object)number) ? (T)(object)number : default;
}
