namespace MonEspaceSante.Dmp;

/// <summary>Which authorisations to list.</summary>
public enum AuthorizationFilter
{
    /// <summary>All (TOUTE).</summary>
    All,

    /// <summary>Those that stand (ACTIVE).</summary>
    Active,

    /// <summary>Blocked professionals (INTERDITE).</summary>
    Blocked,
}
