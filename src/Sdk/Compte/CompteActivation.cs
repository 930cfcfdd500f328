namespace MonEspaceSante.Compte;

/// <summary>An account that was activated.</summary>
/// <param name="Compte">The account.</param>
/// <param name="TotpSecret">The secret of the second factor, in base 32 as authenticators take it. It is told once.</param>
public sealed record CompteActivation(CompteTitulaire Compte, string TotpSecret)
{
    /// <summary>Names the type only: no log holds a secret.</summary>
    public override string ToString() => "CompteActivation(…)";
}
