namespace MonEspaceSante.Agenda;

/// <summary>What an appointment is for.</summary>
public enum RendezVousKind
{
    /// <summary>Something that this version does not know.</summary>
    Unknown,

    /// <summary>A consultation, or anything that the other kinds do not tell.</summary>
    RendezVous,

    /// <summary>An exam: biology, imaging, screening.</summary>
    Examen,

    /// <summary>A check-up.</summary>
    Bilan,

    /// <summary>A vaccination.</summary>
    Vaccination,
}
