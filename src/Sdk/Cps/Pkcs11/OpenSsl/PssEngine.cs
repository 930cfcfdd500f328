using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using static MonEspaceSante.Cps.Pkcs11.OpenSsl.LibCrypto;

namespace MonEspaceSante.Cps.Pkcs11.OpenSsl;

/// <summary>OpenSSL's EVP_PKEY_METHOD of the keys of cards, in the wrapping (ENGINE) that ties it to these keys alone:
/// RSASSA-PSS is asked of the card. By itself, OpenSSL would pad, and ask for an operation that many cards do not
/// offer.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class PssEngine
{
    private const int AutomaticLength = 2;
    private const int PssPadding = 6;
    private const int SaltAsLongAsHash = -1;

    private static readonly delegate* unmanaged<nint, byte*, nuint*, byte*, nuint, int> SignInSoftware = OriginalSign();
    private static readonly nint Method = MakeMethod();
    private static readonly int* Types = MakeTypes();

    public static nint Handle { get; } = MakeEngine();

    private static delegate* unmanaged<nint, byte*, nuint*, byte*, nuint, int> OriginalSign()
    {
        delegate* unmanaged<nint, int> begin;
        delegate* unmanaged<nint, byte*, nuint*, byte*, nuint, int> sign;
        EVP_PKEY_meth_get_sign(EVP_PKEY_meth_find(EvpPkeyRsa), &begin, &sign);
        return sign;
    }

    private static nint MakeMethod()
    {
        var original = EVP_PKEY_meth_find(EvpPkeyRsa);
        var method = Require(EVP_PKEY_meth_new(EvpPkeyRsa, AutomaticLength));
        EVP_PKEY_meth_copy(method, original);
        delegate* unmanaged<nint, int> begin;
        delegate* unmanaged<nint, byte*, nuint*, byte*, nuint, int> sign;
        EVP_PKEY_meth_get_sign(original, &begin, &sign);
        EVP_PKEY_meth_set_sign(method, begin, &Sign);
        return method;
    }

    private static int* MakeTypes()
    {
        var types = (int*)NativeMemory.Alloc(sizeof(int));
        *types = EvpPkeyRsa;
        return types;
    }

    private static nint MakeEngine()
    {
        var engine = Require(ENGINE_new());
        Require(ENGINE_set_id(engine, "monespacesante-cps"));
        Require(ENGINE_set_name(engine, "MonEspaceSante, keys of cards"));
        Require(ENGINE_set_pkey_meths(engine, &Find));
        return engine;
    }

    [UnmanagedCallersOnly]
    private static int Find(nint engine, nint* method, int** types, int type)
    {
        if (method == null)
        {
            *types = Types;
            return 1;
        }

        *method = type == EvpPkeyRsa ? Method : 0;
        return type == EvpPkeyRsa ? 1 : 0;
    }

    [UnmanagedCallersOnly]
    private static int Sign(nint context, byte* signature, nuint* signatureLength, byte* hash, nuint hashLength)
    {
        var rsa = EVP_PKEY_get0_RSA(EVP_PKEY_CTX_get0_pkey(context));
        var key = RsaMethod.KeyOf(rsa);
        var digest = DigestOf(context);
        if (PaddingOf(context) != PssPadding || digest == 0 || signature == null || !key.SignsPss)
            return SignInSoftware(context, signature, signatureLength, hash, hashLength);
        var saltLength = SaltLengthOf(context);
        var data = new ReadOnlySpan<byte>(hash, (int)hashLength).ToArray();
        if (key.TrySign(() => Sign(key, digest, saltLength, data), RSA_size(rsa)) is not { } signed)
            return 0;
        signed.CopyTo(new Span<byte>(signature, signed.Length));
        *signatureLength = (nuint)signed.Length;
        return 1;
    }

    private static byte[] Sign(TokenKey key, int digest, int saltLength, byte[] hash) =>
        saltLength == SaltAsLongAsHash || saltLength == hash.Length
            ? key.SignPss(SignatureHash.OfNid(digest), hash)
            : throw Refusal.Because(Reason.CarteAlgorithmeAbsent);

    private static int PaddingOf(nint context)
    {
        int padding;
        return EVP_PKEY_CTX_get_rsa_padding(context, &padding) > 0 ? padding : 0;
    }

    private static int DigestOf(nint context)
    {
        nint digest = 0;
        return EVP_PKEY_CTX_get_signature_md(context, &digest) > 0 && digest != 0 ? EVP_MD_get_type(digest) : 0;
    }

    private static int SaltLengthOf(nint context)
    {
        int length;
        return EVP_PKEY_CTX_get_rsa_pss_saltlen(context, &length) > 0 ? length : 0;
    }
}
