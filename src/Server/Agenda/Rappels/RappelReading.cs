using System.Data.Common;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Dmp.Submissions;

namespace MonEspaceSante.Server.Agenda.Rappels;

/// <summary>Where the rules stand for a patient: by birth date and sex, by the vaccinations of the dossier, by the
/// appointments that answer them.</summary>
internal sealed class RappelReading(RappelCalendar calendar, VaccinationStore vaccinations, RendezVousStore store)
{
    /// <summary>All that the rules tell of a patient, except what was left undone and makes no sense any more.</summary>
    public async Task<List<Rappel>> RunAsync(
        DbConnection connection, Guid patientId, Traits traits, DateTimeOffset now, Func<StoredRendezVous, bool> shows)
    {
        if (BirthDay.Read(traits.BirthDate) is not { } birth) return [];
        var given = await vaccinations.ListAsync(connection, patientId);
        var answers = (await store.ListAnsweringAsync(connection, patientId))
            .Where(one => one.RendezVous.Status == RendezVousStatus.Prevu && shows(one))
            .Select(one => one.RendezVous)
            .ToList();
        return
        [
            .. from due in calendar.Of(birth, traits.Sex)
               let told = Tell(due, given, answers, now)
               where told is not null
               orderby due.From
               select Complete(told, birth),
        ];
    }

    private Rappel? Tell(
        DueRappel due, List<GivenVaccination> given, List<RendezVous> answers, DateTimeOffset now)
    {
        var answer = answers.Find(one =>
            one.RuleId == due.Rule.Regle && due.IsAnsweredAt(one.StartTime.ToDateTimeOffset()));
        var status = StatusOf(due, calendar.IsGiven(due, given), answer, now);
        if (status == RappelStatus.AFaire && now >= due.To) return null;
        return new Rappel
        {
            RappelId = due.Id,
            Kind = due.Kind,
            Title = due.Rule.Titre,
            Status = status,
            DueTime = due.From.ToTimestamp(),
            EndTime = due.To.ToTimestamp(),
            RuleId = due.Rule.Regle,
            Source = due.Rule.Source,
            Assumption = due.Rule.Assumption,
            RendezVousId = answer?.RendezVousId ?? "",
        };
    }

    // A vaccination is done once the dossier tells of it; nothing else tells of an exam than its appointment.
    private static RappelStatus StatusOf(DueRappel due, bool isGiven, RendezVous? answer, DateTimeOffset now)
    {
        if (isGiven) return RappelStatus.Fait;
        if (answer is not null && answer.EndTime.ToDateTimeOffset() > now) return RappelStatus.Planifie;
        if (answer is not null && due.Kind == RappelKind.Examen) return RappelStatus.Fait;
        return now >= due.From ? RappelStatus.AFaire : RappelStatus.AVenir;
    }

    private Rappel Complete(Rappel told, BirthDay birth)
    {
        (told.CalendarVersion, told.Approximate) = (calendar.Version, birth.IsApproximate);
        return told;
    }
}
