using MonEspaceSante.Identity;

namespace MonEspaceSante.Session;

/// <summary>The session of a practice software (LPS): who acts, and until when.</summary>
/// <param name="Professional">The person who acts, or in whose name a structure acts.</param>
/// <param name="Structure">The structure that the person acts for.</param>
/// <param name="AuthenticationMode">How the caller proved who it is.</param>
/// <param name="ExpireTime">When the session ends even if it serves until then: 4 hours after its opening.</param>
public sealed record SessionLps(
    Professional Professional, Structure Structure, AuthenticationMode AuthenticationMode, DateTimeOffset ExpireTime)
{
    /// <summary>Why dossiers may be read by calls in no <see cref="AccessContext"/>: <see cref="AccessMode.Centre15"/>
    /// for a medical regulation centre.</summary>
    public AccessMode AccessMode { get; init; }

    /// <summary>Tells the mode only: logs hold no identity.</summary>
    public override string ToString() => $"SessionLps({AuthenticationMode})";
}
