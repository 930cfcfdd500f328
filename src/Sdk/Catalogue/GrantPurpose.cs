namespace MonEspaceSante.Catalogue;

/// <summary>What data may be exchanged with an application for: no other purpose is lawful.</summary>
public enum GrantPurpose
{
    /// <summary>One that this version does not know.</summary>
    Unknown,

    /// <summary>Prevention.</summary>
    Prevention,

    /// <summary>Diagnosis.</summary>
    Diagnostic,

    /// <summary>Care.</summary>
    Soins,

    /// <summary>Follow-up, social and medico-social included.</summary>
    Suivi,
}
