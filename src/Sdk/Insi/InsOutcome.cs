namespace MonEspaceSante.Insi;

/// <summary>What the national register knows of the person who was looked for.</summary>
public enum InsOutcome
{
    /// <summary>An outcome that this version does not know.</summary>
    Unknown,

    /// <summary>One person (00).</summary>
    Trouve,

    /// <summary>Nobody (01): the identity stays as it is.</summary>
    Aucun,

    /// <summary>Several persons (02): more first names or the place of birth may tell them apart.</summary>
    Plusieurs,
}
