namespace MonEspaceSante.Dmp;

/// <summary>Who may read by an authorisation.</summary>
public enum AuthorizationHolder
{
    /// <summary>The professional who takes it. For a secretary, the care team of the structure.</summary>
    Professional,

    /// <summary>All the professionals of the caller's structure (équipe de soins).</summary>
    CareTeam,
}
