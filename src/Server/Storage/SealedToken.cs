using System.Buffers.Text;
using System.Security.Cryptography;

namespace MonEspaceSante.Server.Storage;

/// <summary>A place that callers keep and bring back, sealed for what it is a place of.</summary>
internal sealed class SealedToken(Sealer sealer)
{
    /// <param name="purpose">What kind of place.</param>
    /// <param name="scope">What it is a place of: it opens for the same alone.</param>
    /// <param name="place">The place.</param>
    public string Seal(string purpose, ReadOnlySpan<byte> scope, ReadOnlySpan<byte> place) =>
        Base64Url.EncodeToString(sealer.Seal(purpose, scope, place));

    /// <returns>The place; null for a token that was altered, or is of another scope or kind.</returns>
    public byte[]? Open(string purpose, ReadOnlySpan<byte> scope, string token)
    {
        try
        {
            return sealer.Open(purpose, scope, Base64Url.DecodeFromChars(token));
        }
        catch (Exception altered) when (altered is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
