using System.Runtime.InteropServices;

namespace MonEspaceSante.Cps.Pkcs11.Binding;

/// <summary>Tells a module that threads share it, and that it locks as the system does.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CkInitializeArguments
{
    private const nuint OsLockingOk = 2;

    public void* CreateMutex;
    public void* DestroyMutex;
    public void* LockMutex;
    public void* UnlockMutex;
    public nuint Flags;
    public void* Reserved;

    public static CkInitializeArguments Threaded => new() { Flags = OsLockingOk };
}
