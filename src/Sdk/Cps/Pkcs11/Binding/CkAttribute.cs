using System.Runtime.InteropServices;

namespace MonEspaceSante.Cps.Pkcs11.Binding;

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CkAttribute
{
    public static readonly nuint Unavailable = nuint.MaxValue;

    public nuint Type;
    public void* Value;
    public nuint Length;
}
