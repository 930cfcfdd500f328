using System.Runtime.Versioning;
using System.Security.Cryptography;
using static MonEspaceSante.Cps.Pkcs11.OpenSsl.LibCrypto;

namespace MonEspaceSante.Cps.Pkcs11.OpenSsl;

/// <summary>A key of a card as OpenSSL holds keys (EVP_PKEY), which is the only kind that SslStream takes on Linux.</summary>
/// <remarks>No engine is loaded and no setting of the process is changed: each such key brings its own methods.</remarks>
[SupportedOSPlatform("linux")]
internal static class NativeKey
{
    private const long OpenSsl3 = 0x3000_0000;
    private const long OpenSsl4 = 0x4000_0000;

    public static RSAOpenSsl Create(TokenKey key, RSAParameters publicKey)
    {
        if (SafeEvpPKeyHandle.OpenSslVersion is < OpenSsl3 or >= OpenSsl4)
            throw new PlatformNotSupportedException("TLS with a key that stays in a PKCS#11 card needs OpenSSL 3");
        using var handle = new SafeEvpPKeyHandle(Require(EVP_PKEY_new()), ownsHandle: true);
        Fill(handle.DangerousGetHandle(), key, publicKey);
        return new RSAOpenSsl(handle);
    }

    private static void Fill(nint native, TokenKey key, RSAParameters publicKey)
    {
        var rsa = RsaMethod.NewRsa(key);
        try
        {
            Require(RSA_set0_key(rsa, Number(publicKey.Modulus!), Number(publicKey.Exponent!), 0));
            Require(EVP_PKEY_assign(native, EvpPkeyRsa, rsa));
        }
        catch
        {
            RSA_free(rsa);
            throw;
        }

        Require(EVP_PKEY_set1_engine(native, PssEngine.Handle));
    }

    private static nint Number(byte[] bytes) => Require(BN_bin2bn(bytes, bytes.Length, 0));
}
