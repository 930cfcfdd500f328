using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>
/// Tokens of professionals: five minutes, the session's id and the hash of the TLS certificate (RFC 8705), no identity.
/// </summary>
internal sealed class SessionToken(SignedToken tokens, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private const string SessionClaim = "sid";

    public (string Token, DateTimeOffset ExpiresAt) Issue(Guid sessionId, byte[] certificateSha256)
    {
        var expiresAt = time.GetUtcNow() + Life;
        var claims = new Dictionary<string, object> { [SessionClaim] = sessionId.ToString("N") };
        CertificateConfirmation.Add(claims, certificateSha256);
        var token = tokens.Issue(claims, expiresAt);
        return (token, expiresAt);
    }

    /// <summary>The session of a token that this service signed for this certificate.</summary>
    /// <param name="token">The token.</param>
    /// <param name="certificate">The certificate of the TLS connection.</param>
    /// <param name="acceptsExpired">Whether a token past its five minutes will do, to be renewed.</param>
    /// <param name="cancellationToken">Stops reading the keys.</param>
    public async Task<Guid> ReadAsync(
        string token, X509Certificate2 certificate, bool acceptsExpired, CancellationToken cancellationToken)
    {
        var jwt = await tokens.ReadAsync(token, cancellationToken);
        CertificateConfirmation.Demand(jwt, certificate);
        // A grant of an application is bound to a certificate too.
        if (jwt.Audiences.Any()) throw Refusal.Because(Reason.JetonInvalide);
        if (!acceptsExpired && jwt.ValidTo < time.GetUtcNow().UtcDateTime) throw Refusal.Because(Reason.JetonExpire);
        return Guid.TryParseExact(jwt.GetClaim(SessionClaim).Value, "N", out var sessionId)
            ? sessionId
            : throw Refusal.Because(Reason.JetonInvalide);
    }
}
