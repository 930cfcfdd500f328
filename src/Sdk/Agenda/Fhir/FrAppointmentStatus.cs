namespace MonEspaceSante.Agenda;

/// <summary>How far an appointment is.</summary>
public enum FrAppointmentStatus
{
    /// <summary>Somebody asks for it.</summary>
    Proposed = 1,

    /// <summary>Not everybody has agreed.</summary>
    Pending = 2,

    /// <summary>It is settled.</summary>
    Booked = 3,

    /// <summary>The patient is there.</summary>
    Arrived = 4,

    /// <summary>It took place.</summary>
    Fulfilled = 5,

    /// <summary>It was cancelled.</summary>
    Cancelled = 6,

    /// <summary>Somebody did not come.</summary>
    Noshow = 7,

    /// <summary>It never should have been.</summary>
    EnteredInError = 8,

    /// <summary>The patient's arrival was recorded.</summary>
    CheckedIn = 9,

    /// <summary>The patient waits for a place.</summary>
    Waitlist = 10,
}
