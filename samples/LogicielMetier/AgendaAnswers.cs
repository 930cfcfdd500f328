using MonEspaceSante.Agenda;

namespace MonEspaceSante.LogicielMetier;

/// <summary>What scripts read of agendas, as <see cref="Answers"/> for documents.</summary>
internal static class AgendaAnswers
{
    public static object Of(RendezVous told) => new
    {
        told.Id,
        Patient = told.Patient.Matricule,
        Kind = Word(told.Kind),
        told.Title,
        told.Place,
        told.StartTime,
        told.EndTime,
        told.Start.TimeZone,
        Rule = told.Rule?.ToString(),
        told.Excluded,
        Status = Word(told.Status),
        CancelledBy = told.CancelledBy is { } side ? Word(side) : null,
        told.CancelReason,
        told.CreneauId,
        told.ApplicationId,
        told.Version,
    };

    public static object Of(KeptRendezVous kept) => new
    {
        RendezVous = Of(kept.RendezVous),
        Conflicts = kept.Conflicts.Select(one => new { Side = Word(one.Side), one.Start, one.End, one.RendezVousId }),
    };

    public static object Of(RendezVousTime time) => new { time.Start, time.End, RendezVous = Of(time.RendezVous) };

    public static object Of(Creneau told) => new
    {
        told.Id,
        Kind = Word(told.Kind),
        told.Title,
        told.StartTime,
        told.EndTime,
        told.Capacity,
        told.Remaining,
        Busy = told.IsBusy,
    };

    public static object Of(Rappel told) => new
    {
        told.Id,
        Kind = Word(told.Kind),
        told.Title,
        Status = Word(told.Status),
        told.DueTime,
        told.EndTime,
        told.RuleId,
        told.CalendarVersion,
        told.Source,
        Assumption = told.IsAssumption,
        Approximate = told.IsApproximate,
        told.RendezVousId,
    };

    public static object Of(AgendaChange change) => new
    {
        Kind = Word(change.Kind),
        change.Time,
        change.RendezVousId,
        RendezVous = change.RendezVous is { } told ? Of(told) : null,
        change.Cursor,
    };

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
