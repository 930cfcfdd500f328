namespace MonEspaceSante.Session;

/// <summary>How a session proved who acts.</summary>
public enum AuthenticationMode
{
    /// <summary>A mode that this version does not know.</summary>
    Unknown,

    /// <summary>A person with a CPS, CPF or CPE card.</summary>
    Directe,

    /// <summary>A structure with its certificates, in the name of its professionals: it feeds dossiers and reads
    /// none.</summary>
    Indirecte,

    /// <summary>A structure with its certificates and a strong local authentication of the professional: it reads
    /// only.</summary>
    Air,

    /// <summary>A medical regulation centre (centre 15).</summary>
    Regulation,

    /// <summary>A professional through Pro Santé Connect, on a workstation of a structure that has certificates.</summary>
    ProSanteConnect,
}
