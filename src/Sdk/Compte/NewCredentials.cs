namespace MonEspaceSante.Compte;

/// <summary>What a person signs in with from now on, beside the password.</summary>
/// <param name="TotpSecret">The secret of the second factor, in base 32 as authenticators take it. It is told once.</param>
public sealed record NewCredentials(string TotpSecret)
{
    /// <summary>Names the type only: no log holds a secret.</summary>
    public override string ToString() => "NewCredentials(…)";
}
