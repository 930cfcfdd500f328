namespace MonEspaceSante.Catalogue;

/// <summary>The families of criteria that an application is referenced on.</summary>
public enum CriterionFamily
{
    /// <summary>One that this version does not know.</summary>
    Unknown,

    /// <summary>Interoperability.</summary>
    Interoperabilite,

    /// <summary>Security.</summary>
    Securite,

    /// <summary>Hosting of health data (HDS).</summary>
    Hebergement,

    /// <summary>Ethics.</summary>
    Ethique,
}
