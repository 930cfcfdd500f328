namespace MonEspaceSante.Cps;

/// <summary>What a card proves: a person or a structure.</summary>
public enum TypeCarte
{
    /// <summary>The card of a health professional (CPS), in training included (CPF).</summary>
    Cps,

    /// <summary>The card of a person who acts under a professional's responsibility (CPE).</summary>
    Cpe,

    /// <summary>The certificates of a structure (ORG AUTH_CLI and ORG SIGN): they feed dossiers, and read
    /// none.</summary>
    Organisation,
}
