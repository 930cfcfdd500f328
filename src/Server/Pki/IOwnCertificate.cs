namespace MonEspaceSante.Server.Pki;

/// <summary>A certificate that this server proves itself with: to its callers, to Pro Santé Connect, to INSi.</summary>
internal interface IOwnCertificate
{
    /// <summary>When the one that is in use ends.</summary>
    Expiry Expiry { get; }
}
