using System.Runtime.InteropServices;

namespace MonEspaceSante.Cps.Pkcs11.Binding;

[StructLayout(LayoutKind.Sequential)]
internal struct CkVersion
{
    public byte Major;
    public byte Minor;

    public readonly Version ToVersion() => new(Major, Minor);
}
