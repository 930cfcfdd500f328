using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>Tokens of persons: the session's id, and an audience of its own, since no certificate tells them from others.
/// They last as long as their session may stay idle; every call asks the store whether the session does.</summary>
internal sealed class PersonToken(SignedToken tokens, TimeProvider time)
{
    private const string ForPersons = "personne";
    private const string SessionClaim = "sid";

    public string Issue(PersonSession session) => tokens.Issue(
        new Dictionary<string, object> { [SessionClaim] = session.Id.ToString("N") }, session.ExpiresAt, ForPersons);

    public async Task<Guid> ReadAsync(string token, CancellationToken cancellationToken)
    {
        var jwt = await tokens.ReadAsync(token, cancellationToken);
        if (!jwt.Audiences.SequenceEqual([ForPersons])) throw Refusal.Because(Reason.JetonInvalide);
        if (jwt.ValidTo < time.GetUtcNow().UtcDateTime) throw Refusal.Because(Reason.JetonExpire);
        return Guid.TryParseExact(jwt.GetClaim(SessionClaim).Value, "N", out var sessionId)
            ? sessionId
            : throw Refusal.Because(Reason.JetonInvalide);
    }
}
