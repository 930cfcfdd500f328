namespace MonEspaceSante.Dmp;

/// <summary>Whether a patient lets somebody read the dossier.</summary>
public enum AuthorizationStatus
{
    /// <summary>Not told, or a state that this version does not know.</summary>
    Unknown,

    /// <summary>Given, to the professional or to the care team.</summary>
    Valide,

    /// <summary>Given once, and over.</summary>
    Expire,

    /// <summary>The patient has blocked the professional.</summary>
    Interdit,

    /// <summary>Never given, or withdrawn.</summary>
    NonExiste,
}
