namespace MonEspaceSante.Session;

/// <summary>Why a dossier may be read.</summary>
public enum AccessMode
{
    /// <summary>The patient's authorisation.</summary>
    Normal,

    /// <summary>Break-glass: a danger to the patient, who cannot consent.</summary>
    BrisDeGlace,

    /// <summary>A call to the emergency number, taken by a medical regulation centre.</summary>
    Centre15,
}
