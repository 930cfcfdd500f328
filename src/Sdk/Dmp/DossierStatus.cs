namespace MonEspaceSante.Dmp;

/// <summary>The state of a dossier.</summary>
public enum DossierStatus
{
    /// <summary>A state that this version does not know.</summary>
    Unknown,

    /// <summary>Open: it can be fed.</summary>
    Actif,

    /// <summary>Closed: it can neither be fed nor read.</summary>
    Ferme,

    /// <summary>Never opened.</summary>
    Inexistant,
}
