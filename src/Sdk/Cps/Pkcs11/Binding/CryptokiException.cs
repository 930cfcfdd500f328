using System.Security.Cryptography;

namespace MonEspaceSante.Cps.Pkcs11.Binding;

/// <summary>A function of a module failed.</summary>
internal sealed class CryptokiException(CkFunction function, CkResult result)
    : CryptographicException($"C_{function}: {result} (0x{(uint)result:X3})")
{
    public CkResult Result => result;
}
