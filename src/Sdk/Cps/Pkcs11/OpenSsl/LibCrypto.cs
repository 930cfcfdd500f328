using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace MonEspaceSante.Cps.Pkcs11.OpenSsl;

/// <summary>The functions of OpenSSL 3 that make a key whose private operation is somebody else's.</summary>
/// <remarks>They are deprecated there in favour of providers, which no managed code can be; OpenSSL 3 keeps them all.</remarks>
[SupportedOSPlatform("linux")]
internal static unsafe partial class LibCrypto
{
    public const int EvpPkeyRsa = 6;

    private const string Library = "libcrypto.so.3";

    /// <summary>What a function made, or that it did what it was to do.</summary>
    public static nint Require(nint result) => result != 0
        ? result
        : throw new CryptographicException("OpenSSL does not make a key for the card");

    [LibraryImport(Library)]
    public static partial nint RSA_new();

    [LibraryImport(Library)]
    public static partial void RSA_free(nint rsa);

    [LibraryImport(Library)]
    public static partial int RSA_size(nint rsa);

    [LibraryImport(Library)]
    public static partial int RSA_set_method(nint rsa, nint method);

    [LibraryImport(Library)]
    public static partial int RSA_set0_key(nint rsa, nint modulus, nint exponent, nint privateExponent);

    [LibraryImport(Library)]
    public static partial int RSA_set_ex_data(nint rsa, int index, nint data);

    [LibraryImport(Library)]
    public static partial nint RSA_get_ex_data(nint rsa, int index);

    [LibraryImport(Library)]
    public static partial nint RSA_get_default_method();

    [LibraryImport(Library)]
    public static partial nint RSA_meth_dup(nint method);

    [LibraryImport(Library)]
    public static partial int RSA_meth_set_flags(nint method, int flags);

    [LibraryImport(Library)]
    public static partial int RSA_meth_set_priv_enc(
        nint method, delegate* unmanaged<int, byte*, byte*, nint, int, int> encrypt);

    [LibraryImport(Library)]
    public static partial int RSA_meth_set_priv_dec(
        nint method, delegate* unmanaged<int, byte*, byte*, nint, int, int> decrypt);

    [LibraryImport(Library)]
    public static partial int RSA_meth_set_finish(nint method, delegate* unmanaged<nint, int> finish);

    [LibraryImport(Library)]
    public static partial delegate* unmanaged<nint, int> RSA_meth_get_finish(nint method);

    [LibraryImport(Library)]
    public static partial int CRYPTO_get_ex_new_index(int type, nint argl, nint argp, nint onNew, nint onDup, nint onFree);

    [LibraryImport(Library)]
    public static partial nint BN_bin2bn(ReadOnlySpan<byte> bytes, int length, nint result);

    [LibraryImport(Library)]
    public static partial nint EVP_PKEY_new();

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_assign(nint key, int type, nint content);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_set1_engine(nint key, nint engine);

    [LibraryImport(Library)]
    public static partial nint EVP_PKEY_get0_RSA(nint key);

    [LibraryImport(Library)]
    public static partial nint EVP_PKEY_meth_find(int type);

    [LibraryImport(Library)]
    public static partial nint EVP_PKEY_meth_new(int type, int flags);

    [LibraryImport(Library)]
    public static partial void EVP_PKEY_meth_copy(nint destination, nint source);

    [LibraryImport(Library)]
    public static partial void EVP_PKEY_meth_get_sign(
        nint method,
        delegate* unmanaged<nint, int>* begin,
        delegate* unmanaged<nint, byte*, nuint*, byte*, nuint, int>* sign);

    [LibraryImport(Library)]
    public static partial void EVP_PKEY_meth_set_sign(
        nint method,
        delegate* unmanaged<nint, int> begin,
        delegate* unmanaged<nint, byte*, nuint*, byte*, nuint, int> sign);

    [LibraryImport(Library)]
    public static partial nint EVP_PKEY_CTX_get0_pkey(nint context);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_CTX_get_rsa_padding(nint context, int* padding);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_CTX_get_rsa_pss_saltlen(nint context, int* length);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_CTX_get_signature_md(nint context, nint* digest);

    [LibraryImport(Library)]
    public static partial int EVP_MD_get_type(nint digest);

    [LibraryImport(Library)]
    public static partial nint ENGINE_new();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ENGINE_set_id(nint engine, string id);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ENGINE_set_name(nint engine, string name);

    [LibraryImport(Library)]
    public static partial int ENGINE_set_pkey_meths(nint engine, delegate* unmanaged<nint, nint*, int**, int, int> find);
}
