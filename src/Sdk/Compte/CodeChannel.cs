namespace MonEspaceSante.Compte;

/// <summary>How a provisional code is sent.</summary>
public enum CodeChannel
{
    /// <summary>By letter, to the address that the insurance knows.</summary>
    Courrier,

    /// <summary>By electronic mail where the insurance knows an address, otherwise by letter.</summary>
    Courriel,
}
