using System.Security.Cryptography;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>The signature key of a chip: it signs there, and only while the chip is in its reader.</summary>
internal sealed class CleVirtuelle : RSA
{
    private readonly PuceVirtuelle _puce;
    private readonly CancellationToken _removal;

    public CleVirtuelle(PuceVirtuelle puce, CancellationToken removal)
    {
        _puce = puce;
        _removal = removal;
        KeySizeValue = Key.KeySize;
        LegalKeySizesValue = [new KeySizes(Key.KeySize, Key.KeySize, 0)];
    }

    private RSA Key => _puce.Content.SignatureKey;

    // The library asks for signatures synchronously.
    public override byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) =>
        _puce.SignAsync(() => Key.SignHash(hash, hashAlgorithm, padding), _removal).GetAwaiter().GetResult();

    public override bool VerifyHash(
        byte[] hash, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) =>
        Key.VerifyHash(hash, signature, hashAlgorithm, padding);

    public override RSAParameters ExportParameters(bool includePrivateParameters) => includePrivateParameters
        ? throw new CryptographicException("The key never leaves the chip.")
        : Key.ExportParameters(includePrivateParameters: false);

    public override void ImportParameters(RSAParameters parameters) =>
        throw new CryptographicException("The chip takes no keys.");
}
