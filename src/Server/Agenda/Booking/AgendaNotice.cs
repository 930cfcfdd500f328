using System.Data.Common;
using System.Globalization;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.AccessTraces;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>Tells the patient of what a professional did in the agenda. A professional is told by the changes of the own
/// agenda.</summary>
internal sealed class AgendaNotice(AccessJournal journal)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public Task TellAsync(DbConnection connection, StoredRendezVous kept, AgendaSide by, AgendaChangeKind kind) =>
        by == AgendaSide.Patient
            ? Task.CompletedTask
            : journal.TellAsync(
                connection,
                kept.PatientId,
                new PatientNotice(NotificationKind.RendezVous, kept.IsSecret) { Text = TextOf(kept.RendezVous, kind) });

    /// <summary>Reminds the patient of an appointment.</summary>
    public Task RemindAsync(DbConnection connection, StoredRendezVous kept, DateTimeOffset start) => journal.TellAsync(
        connection,
        kept.PatientId,
        new PatientNotice(NotificationKind.Rappel, kept.IsSecret)
        {
            Text = $"Rappel : « {kept.RendezVous.Title} », {WhenOf(kept.RendezVous, start)}{WhereOf(kept.RendezVous)}.",
        });

    /// <summary>Reminds the patient of what a calendar tells.</summary>
    public Task RemindAsync(DbConnection connection, Guid patientId, string title) => journal.TellAsync(
        connection, patientId, new PatientNotice(NotificationKind.Rappel) { Text = $"Rappel : {title}." });

    /// <summary>What happened to an appointment, as the patient reads it.</summary>
    public static string TextOf(RendezVous told, AgendaChangeKind kind)
    {
        var what = $"« {told.Title} », {WhenOf(told, told.StartTime.ToDateTimeOffset())}";
        var why = told.CancelReason.Length > 0 ? $" Motif : {told.CancelReason}" : "";
        return kind switch
        {
            AgendaChangeKind.Cree => $"Nouveau rendez-vous : {what}{WhereOf(told)}.",
            AgendaChangeKind.Annule => $"Rendez-vous annulé : {what}.{why}",
            _ when told.CancelledBy != AgendaSide.Unspecified =>
                $"Une date de la série « {told.Title} » est annulée : "
                + $"{WhenOf(told, told.ExcludedTimes[^1].ToDateTimeOffset())}.{why}",
            _ => $"Rendez-vous modifié : {what}{WhereOf(told)}.",
        };
    }

    private static string WhenOf(RendezVous told, DateTimeOffset start)
    {
        var local = TimeZoneInfo.ConvertTime(start, TimeZoneInfo.FindSystemTimeZoneById(told.Start.TimeZone));
        return local.ToString("dddd d MMMM yyyy 'à' HH:mm", French);
    }

    private static string WhereOf(RendezVous told) => told.Place.Length > 0 ? $", {told.Place}" : "";
}
