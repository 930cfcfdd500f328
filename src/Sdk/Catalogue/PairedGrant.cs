namespace MonEspaceSante.Catalogue;

/// <summary>A grant that was paired.</summary>
/// <param name="Key">What opens it. Told this once.</param>
/// <param name="Grant">What the patient lets the application do.</param>
public sealed record PairedGrant(GrantKey Key, ApplicationGrant Grant);
