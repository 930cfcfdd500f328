namespace MonEspaceSante.Dmp;

/// <summary>What a list of dossiers counts its period by.</summary>
public enum DossierDate
{
    /// <summary>The last change of the authorisation (LASTAUTORIZATION).</summary>
    LastAuthorization,

    /// <summary>The last document that came (LASTDOC).</summary>
    LastDocument,
}
