namespace MonEspaceSante.Identity;

/// <summary>The authorities that assign a national identity, as OIDs.</summary>
public static class InsOid
{
    /// <summary>NIR: the patient's own number.</summary>
    public const string Nir = "1.2.250.1.213.1.4.8";

    /// <summary>NIA: a waiting number, until the patient has a NIR. It never opens a dossier.</summary>
    public const string Nia = "1.2.250.1.213.1.4.9";

    /// <summary>NIR of the national test environments.</summary>
    public const string NirTest = "1.2.250.1.213.1.4.10";

    /// <summary>NIR of the national demonstration environments.</summary>
    public const string NirDemonstration = "1.2.250.1.213.1.4.11";

    /// <summary>INS-C: a number computed from the Vitale card, no longer in use.</summary>
    public const string InsC = "1.2.250.1.213.1.4.2";

    internal static bool IsInService(string oid) => oid is Nir or Nia or NirTest or NirDemonstration;

    internal static bool IsKnown(string oid) => oid is InsC || IsInService(oid);
}
