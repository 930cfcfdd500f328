namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>An authorisation code: who signed in, and what must be told again to redeem it.</summary>
internal sealed record IssuedCode(
    StubProfessional Professional,
    RegisteredSoftware Software,
    string RedirectUri,
    string Challenge,
    string? Nonce,
    DateTimeOffset ExpiresAt)
{
    /// <summary>What it was redeemed for; a code that comes again ends it (RFC 6749 §4.1.2).</summary>
    public SignIn? Redeemed { get; set; }
}
