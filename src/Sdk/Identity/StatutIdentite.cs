namespace MonEspaceSante.Identity;

/// <summary>How far an identity is proven.</summary>
/// <remarks>Référentiel national d'identitovigilance (RNIV).</remarks>
public enum StatutIdentite
{
    /// <summary>Neither the register nor a document vouches for it.</summary>
    Provisoire,

    /// <summary>The register knows it; no document was checked.</summary>
    Recuperee,

    /// <summary>A document was checked; the register does not know it, or was not asked.</summary>
    Validee,

    /// <summary>Both. Alone it feeds dossiers and is shared with its matricule.</summary>
    Qualifiee,
}
