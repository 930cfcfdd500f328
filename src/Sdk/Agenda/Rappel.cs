namespace MonEspaceSante.Agenda;

/// <summary>A reminder: of an appointment, or of what the calendars of vaccinations and follow-up exams tell.</summary>
/// <param name="Id">What tells it from the others of the patient.</param>
/// <param name="Kind">Of what.</param>
/// <param name="Title">What the patient reads, in French.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DueTime">From when it is to be done, or when the reminder of an appointment comes.</param>
public sealed record Rappel(string Id, RappelKind Kind, string Title, RappelStatus Status, DateTimeOffset DueTime)
{
    /// <summary>Until when it makes sense. Null where nothing ends it.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The rule of the calendar, to be cited by the appointment that answers it. Null for that of an
    /// appointment.</summary>
    public string? RuleId { get; init; }

    /// <summary>The version of the file of rules. Null for that of an appointment.</summary>
    public string? CalendarVersion { get; init; }

    /// <summary>What the rule comes from. Null for that of an appointment.</summary>
    public string? Source { get; init; }

    /// <summary>Whether the rule is an assumption, to be checked by the operator of the server.</summary>
    public bool IsAssumption { get; init; }

    /// <summary>Whether the birth date is no day of the calendar, and counts as the last of its year.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>The appointment that it is about, or that answers it. Null when there is none.</summary>
    public string? RendezVousId { get; init; }

    /// <summary>Names the type only: logs hold nothing of an agenda.</summary>
    public override string ToString() => "Rappel(…)";
}
