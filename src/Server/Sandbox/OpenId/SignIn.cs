namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>A professional who signed in, for one software with one certificate.</summary>
internal sealed class SignIn(
    StubProfessional professional, RegisteredSoftware software, string certificate, DateTimeOffset now)
{
    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(4);
    public static readonly TimeSpan LongestIdleness = TimeSpan.FromMinutes(30);

    private DateTimeOffset _usedAt = now;
    private bool _isEnded;

    public string Id { get; } = $"{Guid.NewGuid():N}";

    public StubProfessional Professional => professional;

    public RegisteredSoftware Software => software;

    /// <summary>The certificate that the tokens are bound to (RFC 8705): its SHA-256, base64url.</summary>
    public string Certificate => certificate;

    public DateTimeOffset StartedAt { get; } = now;

    /// <summary>What the software asked to find again in the ID token.</summary>
    public string? Nonce { get; init; }

    /// <summary>How strongly the professional was authenticated.</summary>
    public string Acr { get; init; } = "eidas1";

    public bool IsOver(DateTimeOffset at) =>
        _isEnded || at >= StartedAt + LongestLife || at >= _usedAt + LongestIdleness;

    public void Use(DateTimeOffset at) => _usedAt = at;

    public void End() => _isEnded = true;
}
