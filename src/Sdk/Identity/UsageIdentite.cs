namespace MonEspaceSante.Identity;

/// <summary>What the identity of a patient is used for. How far it must be proven is data, in
/// <c>identitovigilance.json</c>.</summary>
/// <remarks>Référentiel national d'identitovigilance (RNIV).</remarks>
public enum UsageIdentite
{
    /// <summary>Feeding a dossier: qualifiée only.</summary>
    Alimentation,

    /// <summary>Giving the matricule to somebody else: qualifiée only.</summary>
    Partage,

    /// <summary>Reading a dossier. Which status that takes no source tells: récupérée and qualifiée, an assumption.</summary>
    Consultation,

    /// <summary>Drawing the datamatrix INS: qualifiée only, a waiting number included.</summary>
    Datamatrix,
}
