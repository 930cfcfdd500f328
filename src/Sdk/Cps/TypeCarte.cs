namespace MonEspaceSante.Cps;

/// <summary>What a card proves: a person or a structure.</summary>
/// <remarks>The title in the certificate tells it.</remarks>
public enum TypeCarte
{
    /// <summary>The card of a health professional (CPS), in training included (CPF): a CPF tells no activity.</summary>
    Cps,

    /// <summary>The card of a person who acts under a professional's responsibility (CPE). It may name nobody.</summary>
    Cpe,

    /// <summary>The card of the director of an establishment (CDE).</summary>
    Cde,

    /// <summary>The card of a person of an authorised body (CPA).</summary>
    Cpa,

    /// <summary>The card of the director of an authorised body (CDA).</summary>
    Cda,

    /// <summary>The certificates of a structure (ORG AUTH_CLI and ORG SIGN): they feed dossiers, and read
    /// none.</summary>
    Organisation,
}
