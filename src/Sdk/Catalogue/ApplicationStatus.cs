namespace MonEspaceSante.Catalogue;

/// <summary>Where an application stands in the catalogue.</summary>
public enum ApplicationStatus
{
    /// <summary>A state that this version does not know.</summary>
    Unknown,

    /// <summary>Patients may let it in.</summary>
    Referencee,

    /// <summary>It reads and writes nothing, and nobody lets it in, until it is taken back.</summary>
    Suspendue,

    /// <summary>Withdrawn for good: its grants ended.</summary>
    Retiree,
}
