using Wire = MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Session;

/// <summary>The token of the session, and when to ask for the next one.</summary>
/// <param name="Value">The bearer token. Never logged.</param>
/// <param name="RenewTime">From when it is renewed before it serves.</param>
internal sealed record SessionToken(string Value, DateTimeOffset RenewTime)
{
    // The two clocks differ: what the server tells is believed within these bounds, and a token refused as expired is
    // renewed.
    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    public static SessionToken Received(Wire.Session session, DateTimeOffset now)
    {
        var told = session.TokenExpireTime.ToDateTimeOffset() - now;
        var life = told < ShortestLife ? ShortestLife : told > LongestLife ? LongestLife : told;
        return new SessionToken(session.Token, now + life - Margin);
    }

    /// <summary>Tells the time only: a token in a log would be a session in a log.</summary>
    public override string ToString() => $"SessionToken({RenewTime:O})";
}
