using System.Runtime.CompilerServices;
using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps.Pkcs11.OpenSsl;

namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>The certificate that TLS takes, with the key that stays in the card.</summary>
internal static class TokenCertificate
{
    private static readonly ConditionalWeakTable<X509Certificate2, TokenKey> Keys = [];

    [SupportedOSPlatform("linux")]
    public static X509Certificate2 Create(X509Certificate2 certificate, TokenKey key)
    {
        using var publicKey = CardKeys.PublicKeyOf(certificate);
        using var native = NativeKey.Create(key, publicKey.ExportParameters(false));
        var withKey = certificate.CopyWithPrivateKey(native);
        Keys.Add(withKey, key);
        return withKey;
    }

    /// <summary>The key of a card that a certificate was given. Null for a key that is in no card.</summary>
    public static TokenKey? KeyOf(X509Certificate2 certificate) =>
        Keys.TryGetValue(certificate, out var key) ? key : null;
}
