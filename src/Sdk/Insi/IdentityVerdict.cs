namespace MonEspaceSante.Insi;

/// <summary>What the national register answers about an identity that was told whole.</summary>
public enum IdentityVerdict
{
    /// <summary>A verdict that this version does not know, or none.</summary>
    Unknown,

    /// <summary>The matricule and the traits are those of one person.</summary>
    Identique,

    /// <summary>They are not: the matricule is dropped and the identity downgraded.</summary>
    Differente,
}
