namespace MonEspaceSante.Compte;

/// <summary>The sections of a medical profile.</summary>
public enum ProfilSection
{
    /// <summary>One that this version does not know.</summary>
    Unknown,

    /// <summary>Diseases, operations, stays (antécédents).</summary>
    Antecedents,

    /// <summary>Allergies.</summary>
    Allergies,

    /// <summary>Treatments under way.</summary>
    Traitements,
}
