namespace MonEspaceSante.Agenda;

/// <summary>Which side did something.</summary>
public enum AgendaSide
{
    /// <summary>A side that this version does not know.</summary>
    Unknown,

    /// <summary>The professional.</summary>
    Professionnel,

    /// <summary>The patient, or who represents the patient.</summary>
    Patient,
}
