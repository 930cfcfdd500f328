namespace MonEspaceSante.Server;

/// <summary>Who answers for the national identities of patients.</summary>
public enum InsRegister
{
    /// <summary>The server's own register, of fictitious persons.</summary>
    Embedded,

    /// <summary>The national téléservice INSi.</summary>
    National,
}
