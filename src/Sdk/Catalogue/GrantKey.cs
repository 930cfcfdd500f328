namespace MonEspaceSante.Catalogue;

/// <summary>What opens a grant, for as long as it stands. The application keeps it as it keeps a password.</summary>
/// <param name="GrantId">Which grant.</param>
/// <param name="Secret">Its secret. Never logged.</param>
public sealed record GrantKey(Guid GrantId, string Secret)
{
    /// <summary>Tells the grant only: a secret in a log would be a grant in a log.</summary>
    public override string ToString() => $"GrantKey({GrantId:D})";
}
