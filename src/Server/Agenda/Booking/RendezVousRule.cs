using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>Which appointments and slots can be.</summary>
internal static class RendezVousRule
{
    public const int LongestDescription = 4000;
    public const int LongestReason = 500;
    private const int LongestLine = 200;
    private const int LongestRule = 500;
    private const int MostReminders = 5;
    private const int EarliestReminder = 40320;
    private const int LongestDuration = 1440;

    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE.</exception>
    public static RendezVous Demand(RendezVous? told)
    {
        if (told is null) throw Fault("rendez_vous", "rendez-vous attendu");
        DemandHead("rendez_vous", told.Kind, told.Title, told.Place, told.DurationMinutes);
        DemandText("rendez_vous.description", told.Description, LongestDescription);
        if (told.RecurrenceRule.Length > LongestRule) throw Fault("rendez_vous.recurrence_rule", $"au plus {LongestRule} caractères");
        if (told.ReminderMinutes.Count > MostReminders) throw Fault("rendez_vous.reminder_minutes", $"au plus {MostReminders}");
        if (told.ReminderMinutes.Any(minutes => minutes is < 0 or > EarliestReminder))
            throw Fault("rendez_vous.reminder_minutes", $"de 0 à {EarliestReminder}");
        return told;
    }

    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE.</exception>
    public static void Demand(string field, Creneau told)
    {
        DemandHead(field, told.Kind, told.Title, told.Place, told.DurationMinutes);
        if (told.Capacity is < 0 or > 100) throw Fault($"{field}.capacity", "de 1 à 100");
    }

    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE.</exception>
    public static void DemandText(string field, string text, int longest)
    {
        if (text.Length > longest || text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')))
            throw Fault(field, $"au plus {longest} caractères lisibles");
    }

    /// <summary>An id that the server drew. Anything else names nothing.</summary>
    /// <exception cref="MonEspaceSanteException">The given reason.</exception>
    public static Guid DemandId(string id, Reason unknown) =>
        Guid.TryParseExact(id, "D", out var parsed) ? parsed : throw Refusal.Because(unknown);

    private static void DemandHead(string field, RendezVousKind kind, string title, string place, int minutes)
    {
        if (kind == RendezVousKind.Unspecified || !Enum.IsDefined(kind)) throw Fault($"{field}.kind", "nature attendue");
        if (string.IsNullOrWhiteSpace(title)) throw Fault($"{field}.title", "titre attendu");
        DemandLine($"{field}.title", title);
        DemandLine($"{field}.place", place);
        if (minutes is < 1 or > LongestDuration) throw Fault($"{field}.duration_minutes", $"de 1 à {LongestDuration}");
    }

    private static void DemandLine(string field, string text)
    {
        if (text.Length > LongestLine || text.Any(char.IsControl))
            throw Fault(field, $"au plus {LongestLine} caractères sur une ligne");
    }

    private static MonEspaceSanteException Fault(string field, string expected) =>
        Refusal.Because(Reason.RequeteInvalide, new Violation(field, expected));
}
