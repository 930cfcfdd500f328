namespace MonEspaceSante.Server.Pki;

/// <summary>Whether cards can be judged, and the server believed: every installed authority has its revocations told, each of the
/// server's own certificates is in force.</summary>
internal sealed class TrustHealth(
    TrustSets sets, TrustFolder trust, RevocationLists lists, IEnumerable<IOwnCertificate> own, TimeProvider time)
{
    /// <summary>What the health service calls it.</summary>
    public const string ServiceName = "monespacesante.confiance";

    public bool IsServing =>
        trust.Current.All is { Count: > 0 } authorities
        && authorities.All(authority =>
            lists.IsCovered(RevocationList.KeyOf(authority))
            || sets.Find(AuthorityName.Of(authority.SubjectName))?.Ocsp is not null)
        && own.All(certificate => time.GetUtcNow() <= certificate.Expiry.At);
}
