using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using static MonEspaceSante.Cps.Pkcs11.OpenSsl.LibCrypto;

namespace MonEspaceSante.Cps.Pkcs11.OpenSsl;

/// <summary>OpenSSL's RSA_METHOD of the keys of cards: RSASSA-PKCS1-v1_5, and what OpenSSL has padded.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class RsaMethod
{
    private const int ExDataOfRsa = 9;
    private const int Pkcs1Padding = 1;
    private const int NoPadding = 3;

    // RSA_FLAG_EXT_PKEY: without it, .NET takes a key that shows no private exponent for a public one.
    private const int ExternalKey = 0x0020;

    private static readonly int KeyIndex = CRYPTO_get_ex_new_index(ExDataOfRsa, 0, 0, 0, 0, 0);
    private static readonly nint Handle = Make();

    /// <summary>An RSA of OpenSSL that keeps a key alive for as long as it lives itself.</summary>
    public static nint NewRsa(TokenKey key)
    {
        var rsa = Require(RSA_new());
        Require(RSA_set_method(rsa, Handle));
        Require(RSA_set_ex_data(rsa, KeyIndex, GCHandle.ToIntPtr(GCHandle.Alloc(key))));
        return rsa;
    }

    public static TokenKey KeyOf(nint rsa) => (TokenKey)GCHandle.FromIntPtr(RSA_get_ex_data(rsa, KeyIndex)).Target!;

    private static nint Make()
    {
        var method = Require(RSA_meth_dup(RSA_get_default_method()));
        Require(RSA_meth_set_flags(method, ExternalKey));
        Require(RSA_meth_set_priv_enc(method, &Sign));
        Require(RSA_meth_set_priv_dec(method, &Refuse));
        Require(RSA_meth_set_finish(method, &Free));
        return method;
    }

    [UnmanagedCallersOnly]
    private static int Sign(int length, byte* from, byte* to, nint rsa, int padding)
    {
        var key = KeyOf(rsa);
        var data = new ReadOnlySpan<byte>(from, length).ToArray();
        if (key.TrySign(() => Sign(key, data, padding), RSA_size(rsa)) is not { } signature)
            return -1;
        signature.CopyTo(new Span<byte>(to, signature.Length));
        return signature.Length;
    }

    private static byte[] Sign(TokenKey key, byte[] data, int padding) => padding switch
    {
        Pkcs1Padding => key.SignPkcs1(data),
        NoPadding => key.SignPadded(data),
        _ => throw Refusal.Because(Reason.CarteAlgorithmeAbsent),
    };

    [UnmanagedCallersOnly]
    private static int Refuse(int length, byte* from, byte* to, nint rsa, int padding) => -1;

    [UnmanagedCallersOnly]
    private static int Free(nint rsa)
    {
        GCHandle.FromIntPtr(RSA_get_ex_data(rsa, KeyIndex)).Free();
        var finish = RSA_meth_get_finish(RSA_get_default_method());
        return finish == null ? 1 : finish(rsa);
    }
}
