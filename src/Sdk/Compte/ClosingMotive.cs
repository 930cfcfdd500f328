namespace MonEspaceSante.Compte;

/// <summary>What an account was closed for.</summary>
public enum ClosingMotive
{
    /// <summary>A motive that this version does not know.</summary>
    Unknown,

    /// <summary>The person wished so.</summary>
    Demande,

    /// <summary>The person died. No account follows.</summary>
    Deces,
}
