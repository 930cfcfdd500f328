using System.Runtime.InteropServices;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps.Pkcs11.Binding;

/// <summary>A module in this process, started by the first who uses it and ended by the last: a process has one of each,
/// whatever the number of cards.</summary>
/// <remarks>It stays loaded: modules leave threads and exit handlers behind in their code.</remarks>
internal sealed class CryptokiLibrary
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<nint, CryptokiLibrary> Loaded = [];

    private int _users;
    private bool _isStartedHere;

    private CryptokiLibrary(nint library)
    {
        Cryptoki = new Cryptoki(FunctionList(library));
        Events = new SlotEvents(Cryptoki);
    }

    public Cryptoki Cryptoki { get; }

    public SlotEvents Events { get; }

    /// <summary>Loads and starts a module where needed.</summary>
    /// <param name="path">Its file, which exists.</param>
    public static CryptokiLibrary Acquire(string path)
    {
        lock (Gate)
        {
            // Two names of one file are one module to the system, and one handle here.
            var handle = Load(path);
            if (!Loaded.TryGetValue(handle, out var library))
                Loaded[handle] = library = new CryptokiLibrary(handle);
            library.Start();
            return library;
        }
    }

    public void Release()
    {
        lock (Gate)
        {
            if (--_users == 0 && _isStartedHere)
                Cryptoki.Terminate();
        }
    }

    private void Start()
    {
        if (_users == 0)
            _isStartedHere = Cryptoki.Initialize();
        _users++;
    }

    private static nint Load(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            throw Refusal.Because(Reason.ModuleCarteIncompatible, failure);
        }
    }

    private static unsafe nint FunctionList(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "C_GetFunctionList", out var export))
            throw Refusal.Because(Reason.ModuleCarteIncompatible);
        nint list;
        return ((delegate* unmanaged<nint*, nuint>)export)(&list) == 0
            ? list
            : throw Refusal.Because(Reason.ModuleCarteIncompatible);
    }
}
