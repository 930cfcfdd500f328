namespace MonEspaceSante.Server.Pki;

/// <summary>Whether cards can be judged: every installed authority has its revocations told, the server a valid certificate.</summary>
internal sealed class TrustHealth(
    TrustSets sets, TrustFolder trust, RevocationLists lists, ServerCertificate server, TimeProvider time)
{
    /// <summary>What the health service calls it.</summary>
    public const string ServiceName = "monespacesante.confiance";

    public bool IsServing =>
        trust.Current.All is { Count: > 0 } authorities
        && authorities.All(authority =>
            lists.IsCovered(RevocationList.KeyOf(authority))
            || sets.Find(AuthorityName.Of(authority.SubjectName))?.Ocsp is not null)
        && time.GetUtcNow() <= server.Current.TargetCertificate.NotAfter;
}
