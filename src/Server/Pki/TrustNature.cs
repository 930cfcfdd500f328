namespace MonEspaceSante.Server.Pki;

/// <summary>What a trust set is for: real cards and cards for tests are never taken by one server.</summary>
internal enum TrustNature
{
    Production,
    Test,

    /// <summary>The server's own PKI, which it makes on its first start.</summary>
    Sandbox,
}
