namespace MonEspaceSante.Server.Pki;

/// <summary>Whom an authority issues certificates to.</summary>
internal enum HolderKind
{
    /// <summary>To other authorities alone.</summary>
    None,

    Persons,

    Organizations,
}
