namespace MonEspaceSante.Agenda;

/// <summary>Whether somebody comes to an appointment.</summary>
public enum FrParticipation
{
    /// <summary>They come.</summary>
    Accepted = 1,

    /// <summary>They do not.</summary>
    Declined = 2,

    /// <summary>They may.</summary>
    Tentative = 3,

    /// <summary>They have not said.</summary>
    NeedsAction = 4,
}
