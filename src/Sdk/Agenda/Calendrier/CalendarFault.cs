using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Agenda;

/// <summary>Tells what is wrong with a calendar, and in which line. Never what the line says.</summary>
internal static class CalendarFault
{
    public static MonEspaceSanteException Line(int line, string description, string field = "VCALENDAR") =>
        Refusal.Because(Reason.CalendrierLigneInvalide, new Violation(field, description, line));

    public static MonEspaceSanteException Structure(int line, string field, string description) =>
        Refusal.Because(Reason.CalendrierStructureInvalide, new Violation(field, description, line));

    public static MonEspaceSanteException Date(ContentLine line, string description) =>
        Refusal.Because(Reason.CalendrierDateInvalide, new Violation(line.Name, description, line.Number));

    public static MonEspaceSanteException Missing(int line, string field) =>
        Refusal.Because(Reason.CalendrierChampManquant, new Violation(field, "Propriété obligatoire", line));

    public static MonEspaceSanteException Zone(int line) =>
        Refusal.Because(Reason.CalendrierFuseauInconnu, new Violation("TZID", "Fuseau inconnu", line));

    public static MonEspaceSanteException NotServed(ContentLine line) => Refusal.Because(
        Reason.RecurrenceNonPriseEnCharge,
        "part",
        line.Name,
        new Violation(line.Name, "Élément non pris en charge", line.Number));

    /// <summary>What a rule was refused for, with the line that it stands in.</summary>
    public static MonEspaceSanteException Rule(MonEspaceSanteException refusal, int line)
    {
        var violations = refusal.Violations.Select(v => v with { Line = line }).ToArray();
        return refusal.Details.TryGetValue("part", out var part)
            ? Refusal.Because(refusal.Reason, "part", part, violations)
            : Refusal.Because(refusal.Reason, violations);
    }
}
