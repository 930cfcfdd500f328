using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Catalogue.Pairing;

/// <summary>Tokens of applications: five minutes, the grant's id, an audience of its own and the hash of the TLS certificate
/// (RFC 8705). Every call asks the store whether the grant stands.</summary>
internal sealed class GrantToken(SignedToken tokens, TimeProvider time)
{
    private const string ForApplications = "application";
    private const string GrantClaim = "gid";

    public (string Token, DateTimeOffset ExpiresAt) Issue(Guid grantId, X509Certificate2 certificate)
    {
        var expiresAt = time.GetUtcNow() + SessionToken.Life;
        var claims = new Dictionary<string, object> { [GrantClaim] = grantId.ToString("N") };
        CertificateConfirmation.Add(claims, CertificateConfirmation.HashOf(certificate));
        return (tokens.Issue(claims, expiresAt, ForApplications), expiresAt);
    }

    /// <summary>The grant of a token that this service signed for this certificate.</summary>
    /// <exception cref="MonEspaceSanteException">JETON_INVALIDE, JETON_EXPIRE, JETON_AUTRE_CERTIFICAT.</exception>
    public async Task<Guid> ReadAsync(string token, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        var jwt = await tokens.ReadAsync(token, cancellationToken);
        if (!jwt.Audiences.SequenceEqual([ForApplications])) throw Refusal.Because(Reason.JetonInvalide);
        CertificateConfirmation.Demand(jwt, certificate);
        if (jwt.ValidTo < time.GetUtcNow().UtcDateTime) throw Refusal.Because(Reason.JetonExpire);
        return Guid.TryParseExact(jwt.GetClaim(GrantClaim).Value, "N", out var grantId)
            ? grantId
            : throw Refusal.Because(Reason.JetonInvalide);
    }
}
