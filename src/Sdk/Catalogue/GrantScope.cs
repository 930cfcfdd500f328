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

    /// <summary>Read the appointments that the patient sees.</summary>
    LireAgenda,

    /// <summary>Note appointments of the patient's own, and cancel those that the application noted.</summary>
    EcrireAgenda,

    /// <summary>Read measures.</summary>
    LireMesures,

    /// <summary>Add measures.</summary>
    EcrireMesures,
}
