using System.Globalization;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Agenda;

/// <summary>Appointments as resources, and back.</summary>
internal static class RendezVousResources
{
    public static FrAppointment Tell(RendezVous told)
    {
        var start = AgendaInstant.Of(told.Start);
        return Tell(
            told,
            told.Id.Length > 0 ? told.Id : null,
            start,
            start + told.Duration,
            told.Status == RendezVousStatus.Annule);
    }

    // What took place before a series was cancelled did take place.
    public static FrAppointment Tell(RendezVousTime time)
    {
        var told = time.RendezVous;
        var id = told.Rule is null
            ? told.Id
            : $"{told.Id}.{time.Start.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}";
        var isCancelled = told.Status == RendezVousStatus.Annule && !(time.Start <= told.UpdateTime);
        return Tell(told, id, time.Start, time.End, isCancelled);
    }

    public static RendezVous Read(AppointmentFields told, Ins? patient, string timeZone)
    {
        if (told.Status is not (FrAppointmentStatus.Proposed or FrAppointmentStatus.Pending or FrAppointmentStatus.Booked))
            throw FhirFault.NoCounterpart($"{FhirFault.Root}.status", "Seul un rendez-vous demandé ou fixé est repris");
        var actors = told.Participants.Select(one => one.Actor).OfType<FhirReference>().ToList();
        var (path, start, duration) = TimeOf(told);
        var (kind, title) = AgendaNature.Read(told.ServiceTypes);
        return new RendezVous
        {
            Patient = AgendaActors.PatientOf(actors, patient),
            Kind = kind,
            Title = title,
            Description = told.Comment ?? "",
            Place = AgendaActors.PlaceOf(actors),
            Start = AgendaInstant.Read(path, start, timeZone),
            Duration = duration,
        };
    }

    private static (string Path, DateTimeOffset Start, TimeSpan Duration) TimeOf(AppointmentFields told)
    {
        const string end = $"{FhirFault.Root}.end";
        const string start = $"{FhirFault.Root}.start";
        if (told is { Start: { } begins, End: { } ends })
            return (start, begins, AgendaInstant.Duration(end, ends - begins));
        const string asked = $"{FhirFault.Root}.requestedPeriod";
        if (told.RequestedPeriods.Count > 1) throw FhirFault.NoCounterpart(asked, "Une seule période demandée");
        if (told.RequestedPeriods is not [{ Start.Instant: { } from } period]) throw FhirFault.Missing(start);
        if (told.Minutes is { } minutes)
            return (asked, from, AgendaInstant.Duration($"{FhirFault.Root}.minutesDuration", TimeSpan.FromMinutes(minutes)));
        return period.End?.Instant is { } to
            ? (asked, from, AgendaInstant.Duration(asked, to - from))
            : throw FhirFault.Missing($"{FhirFault.Root}.minutesDuration");
    }

    private static FrAppointment Tell(RendezVous told, string? id, DateTimeOffset start, DateTimeOffset end, bool isCancelled) =>
        FrAppointment.Create(new AppointmentFields
        {
            Id = id,
            Status = isCancelled ? FrAppointmentStatus.Cancelled : FrAppointmentStatus.Booked,
            Start = AgendaInstant.In(start, told.Start.TimeZone),
            End = AgendaInstant.In(end, told.Start.TimeZone),
            Minutes = (int)(end - start).TotalMinutes,
            ServiceTypes = [AgendaNature.Of(told.Kind, told.Title)],
            Slots = told.CreneauId is { } slot ? [new FhirReference($"Slot/{slot}")] : [],
            Participants =
            [
                .. AgendaActors.Of(told.Professional, told.Structure, told.Place)
                    .Prepend(AgendaActors.Of(told.Patient))
                    .Select(actor => new FrParticipant(actor, FrParticipation.Accepted)),
            ],
            Created = told.CreateTime is { } made ? FhirDateTime.Of(made) : null,
            Comment = told.Description.Length > 0 ? told.Description : null,
        });
}
