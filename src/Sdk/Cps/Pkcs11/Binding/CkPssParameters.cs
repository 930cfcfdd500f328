using System.Runtime.InteropServices;

namespace MonEspaceSante.Cps.Pkcs11.Binding;

[StructLayout(LayoutKind.Sequential)]
internal struct CkPssParameters
{
    public nuint Hash;
    public nuint MaskGeneration;
    public nuint SaltLength;
}
