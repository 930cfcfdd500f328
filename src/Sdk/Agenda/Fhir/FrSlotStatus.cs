namespace MonEspaceSante.Agenda;

/// <summary>Whether a slot can be booked.</summary>
public enum FrSlotStatus
{
    /// <summary>It can.</summary>
    Free = 1,

    /// <summary>Somebody has it.</summary>
    Busy = 2,

    /// <summary>It is kept for something else.</summary>
    BusyUnavailable = 3,

    /// <summary>Somebody may get it.</summary>
    BusyTentative = 4,

    /// <summary>It never should have been.</summary>
    EnteredInError = 5,
}
