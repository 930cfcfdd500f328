namespace MonEspaceSante.Transport;

/// <summary>A bearer token, and when to ask for the next one.</summary>
/// <param name="Value">What the server is shown. Never logged.</param>
/// <param name="RenewTime">From when it is renewed before it serves.</param>
internal sealed record Token(string Value, DateTimeOffset RenewTime)
{
    // The two clocks differ: what the server tells is believed within these bounds, and a token refused as expired is
    // renewed.
    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>A token of minutes, that another follows.</summary>
    public static Token OfMinutes(string value, DateTimeOffset expireTime, DateTimeOffset now)
    {
        var told = expireTime - now;
        var life = told < ShortestLife ? ShortestLife : told > LongestLife ? LongestLife : told;
        return new Token(value, now + life - Margin);
    }

    /// <summary>A token that lasts as long as its session may be idle: renewed late, it would be too late.</summary>
    public static Token OfSession(string value, DateTimeOffset expireTime, DateTimeOffset now) =>
        new(value, now + ((expireTime - now) / 2));

    /// <summary>Tells the time only: a token in a log would be a session in a log.</summary>
    public override string ToString() => $"Token({RenewTime:O})";
}
