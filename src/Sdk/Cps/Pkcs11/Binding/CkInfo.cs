using System.Runtime.InteropServices;

namespace MonEspaceSante.Cps.Pkcs11.Binding;

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CkInfo
{
    public CkVersion CryptokiVersion;
    public fixed byte ManufacturerId[32];
    public nuint Flags;
    public fixed byte LibraryDescription[32];
    public CkVersion LibraryVersion;
}
