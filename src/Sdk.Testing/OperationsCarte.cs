namespace MonEspaceSante.Sdk.Testing;

/// <summary>What a card was asked to do since it was made.</summary>
/// <param name="Authentications">How many connections were opened with it: one TLS handshake each.</param>
/// <param name="Signatures">How many times it signed.</param>
/// <param name="CodeEntries">How many codes it was shown, right or wrong. What cannot be a code is not shown.</param>
public sealed record OperationsCarte(int Authentications, int Signatures, int CodeEntries)
{
    /// <summary>How many times a key of the card was used: what makes the user wait.</summary>
    public int Total => Authentications + Signatures;
}
