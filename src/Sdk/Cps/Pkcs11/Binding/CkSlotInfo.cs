using System.Runtime.InteropServices;

namespace MonEspaceSante.Cps.Pkcs11.Binding;

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CkSlotInfo
{
    private const nuint TokenPresent = 1;

    public fixed byte SlotDescription[64];
    public fixed byte ManufacturerId[32];
    public nuint Flags;
    public CkVersion HardwareVersion;
    public CkVersion FirmwareVersion;

    public readonly bool HasToken => (Flags & TokenPresent) != 0;
}
