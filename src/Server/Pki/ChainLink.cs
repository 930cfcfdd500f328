using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Pki;

/// <summary>A certificate of a trusted chain, with the authority that issued it.</summary>
internal sealed record ChainLink(X509Certificate2 Certificate, X509Certificate2 Issuer)
{
    /// <summary>By what the issuer's revocation list is found.</summary>
    public string IssuerKey { get; } = RevocationList.KeyOf(Issuer);
}
