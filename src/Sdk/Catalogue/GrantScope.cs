namespace MonEspaceSante.Catalogue;

/// <summary>What a patient may let an application do. Each is asked for on its own.</summary>
public enum GrantScope
{
    /// <summary>One that this version does not know.</summary>
    Unknown,

    /// <summary>Read documents.</summary>
    LireDocuments,

    /// <summary>Deposit documents.</summary>
    DeposerDocuments,

    /// <summary>Read the agenda. Granted now, served with the agenda.</summary>
    LireAgenda,

    /// <summary>Write to the agenda. Granted now, served with the agenda.</summary>
    EcrireAgenda,

    /// <summary>Read measures.</summary>
    LireMesures,

    /// <summary>Add measures.</summary>
    EcrireMesures,
}
