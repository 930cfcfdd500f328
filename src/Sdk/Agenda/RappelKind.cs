namespace MonEspaceSante.Agenda;

/// <summary>What a reminder reminds of.</summary>
public enum RappelKind
{
    /// <summary>Something that this version does not know.</summary>
    Unknown,

    /// <summary>An appointment.</summary>
    RendezVous,

    /// <summary>A vaccination of the calendar.</summary>
    Vaccination,

    /// <summary>A follow-up exam or a check-up.</summary>
    Examen,
}
