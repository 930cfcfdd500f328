namespace MonEspaceSante.Catalogue;

/// <summary>An application that a person let in.</summary>
/// <param name="Grant">What it may do.</param>
/// <param name="PairingCode">What the person gives the application, once and within ten minutes. Never logged.</param>
public sealed record AccessGiven(ApplicationGrant Grant, string PairingCode)
{
    /// <summary>Tells the grant only: a code in a log would be a grant in a log.</summary>
    public override string ToString() => $"AccessGiven({Grant.GrantId:D})";
}
