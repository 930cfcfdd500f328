using System.Security.Cryptography;
using System.Text;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue;

/// <summary>Turns what the catalogue only compares into keyed hashes: a stolen database opens nothing and names nobody.
/// </summary>
internal sealed class CatalogueHashes(KeyRing keys)
{
    private readonly byte[] _codes = keys.DeriveIndexKey("pairing codes"u8);
    private readonly byte[] _secrets = keys.DeriveIndexKey("grant secrets"u8);
    private readonly byte[] _measures = keys.DeriveIndexKey("measures"u8);

    /// <param name="applicationId">Whose: the code serves no other application.</param>
    /// <param name="code">The code, normalised.</param>
    public byte[] PairingCode(string applicationId, string code) => Of(_codes, $"{applicationId}|{code}");

    public byte[] Secret(Guid grantId, string secret) => Of(_secrets, $"{grantId:N}|{secret}");

    /// <param name="patientId">Whose: the same measure of two patients is not seen to be the same.</param>
    /// <param name="code">What is measured.</param>
    public byte[] Measured(Guid patientId, string code) => Of(_measures, $"{patientId:N}|{code}");

    private static byte[] Of(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
