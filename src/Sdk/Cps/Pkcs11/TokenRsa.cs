using System.Security.Cryptography;

namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>A key of a card as .NET signs with it. SslStream takes none but its own: see
/// <see cref="OpenSsl.NativeKey"/>.</summary>
internal sealed class TokenRsa : RSA
{
    private readonly TokenKey _key;
    private readonly RSA _public;

    /// <param name="key">The private key.</param>
    /// <param name="publicKey">The public key of its certificate, which this one then owns.</param>
    public TokenRsa(TokenKey key, RSA publicKey)
    {
        _key = key;
        _public = publicKey;
        LegalKeySizesValue = [new KeySizes(publicKey.KeySize, publicKey.KeySize, 0)];
        KeySizeValue = publicKey.KeySize;
    }

    public override byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)
    {
        ArgumentNullException.ThrowIfNull(hash);
        var algorithm = SignatureHash.Of(hashAlgorithm);
        return padding == RSASignaturePadding.Pkcs1
            ? _key.SignPkcs1(algorithm.DigestInfo(hash))
            : _key.SignPss(algorithm, hash);
    }

    public override bool VerifyHash(
        byte[] hash, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) =>
        _public.VerifyHash(hash, signature, hashAlgorithm, padding);

    public override RSAParameters ExportParameters(bool includePrivateParameters) => includePrivateParameters
        ? throw new CryptographicException("The private key does not leave the card")
        : _public.ExportParameters(false);

    public override void ImportParameters(RSAParameters parameters) =>
        throw new NotSupportedException("The key of a card is the one that it holds");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _public.Dispose();
        base.Dispose(disposing);
    }
}
