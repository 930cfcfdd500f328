namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>How the stub issuer is to behave: professionals confirm at once, nothing fails, unless told
/// otherwise.</summary>
internal sealed class IssuerScript
{
    public PhoneAnswer Phone { get; set; }

    /// <summary>How long the professional takes to answer.</summary>
    public TimeSpan PhonePause { get; set; }

    /// <summary>How often a software may ask whether the professional has answered.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    public IssuerOutage Outage { get; set; }
}
