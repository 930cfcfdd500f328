namespace MonEspaceSante.Agenda;

/// <summary>The step of a recurrence.</summary>
/// <remarks>RFC 5545, 3.3.10. Nothing in an agenda comes back within a day.</remarks>
public enum RecurrenceFrequency
{
    /// <summary>By days.</summary>
    Daily = 1,

    /// <summary>By weeks.</summary>
    Weekly = 2,

    /// <summary>By months.</summary>
    Monthly = 3,

    /// <summary>By years.</summary>
    Yearly = 4,
}
