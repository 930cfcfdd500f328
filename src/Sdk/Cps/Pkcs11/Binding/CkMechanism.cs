using System.Runtime.InteropServices;

namespace MonEspaceSante.Cps.Pkcs11.Binding;

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CkMechanism
{
    public nuint Type;
    public void* Parameter;
    public nuint ParameterLength;
}
