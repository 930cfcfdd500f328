namespace MonEspaceSante.Identity;

/// <summary>What a software notes of an identity beside its status.</summary>
/// <remarks>Référentiel national d'identitovigilance (RNIV).</remarks>
[Flags]
public enum AttributIdentite
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Another patient has close traits.</summary>
    Homonyme = 1,

    /// <summary>Who the person is, is in doubt: the register is not asked, and nothing is validated.</summary>
    Douteuse = 2,

    /// <summary>Made up (unidentified person, test, training): the register is not asked, and nothing is
    /// validated.</summary>
    Fictive = 4,
}
