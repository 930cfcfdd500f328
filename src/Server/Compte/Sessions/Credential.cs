namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>What a person signs in with, as it is kept.</summary>
internal sealed record Credential(byte[] Salt, byte[] PasswordHash, int Iterations, byte[] TotpSecret, long TotpStep)
{
    /// <summary>Names the type only: no log holds a secret.</summary>
    public override string ToString() => "Credential(…)";
}
