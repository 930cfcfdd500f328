namespace MonEspaceSante.Agenda;

/// <summary>Whether an entry of a calendar takes place.</summary>
public enum CalendarEntryStatus
{
    /// <summary>It does.</summary>
    Confirmed = 0,

    /// <summary>It may.</summary>
    Tentative = 1,

    /// <summary>It was cancelled.</summary>
    Cancelled = 2,
}
