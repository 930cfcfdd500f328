namespace MonEspaceSante.Dmp;

/// <summary>What becomes of some documents in a search.</summary>
public enum Inclusion
{
    /// <summary>They are left out.</summary>
    Excluded,

    /// <summary>They are found among the others.</summary>
    Included,

    /// <summary>They alone are found.</summary>
    Only,
}
