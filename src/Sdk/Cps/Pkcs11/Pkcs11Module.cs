using MonEspaceSante.Cps.Pkcs11;
using MonEspaceSante.Cps.Pkcs11.Binding;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Cps;

/// <summary>The software of a card (PKCS#11 module, Cryptolib CPS): which readers and cards it sees. To choose a card, and
/// for a diagnosis; no code is asked. Safe for concurrent use.</summary>
/// <remarks>For Linux and macOS. On Windows, <see cref="WindowsStoreCarte"/> is the way to a card.</remarks>
public sealed class Pkcs11Module : IDisposable
{
    private readonly CryptokiLibrary _library;
    private bool _isDisposed;

    private unsafe Pkcs11Module(string path, CryptokiLibrary library)
    {
        _library = library;
        Path = path;
        var info = library.Cryptoki.GetInfo();
        Manufacturer = CkText.Read(info.ManufacturerId, 32);
        Description = CkText.Read(info.LibraryDescription, 32);
        Version = info.LibraryVersion.ToVersion();
        CryptokiVersion = info.CryptokiVersion.ToVersion();
    }

    /// <summary>Where the Cryptolib CPS is looked for on this system. Empty on Windows.</summary>
    public static IReadOnlyList<string> KnownPaths => KnownModules.Paths;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Who made it.</summary>
    public string Manufacturer { get; }

    /// <summary>What it calls itself.</summary>
    public string Description { get; }

    /// <summary>Its version. The Cryptolib CPS for CPS4 cards is 5.2 at least.</summary>
    public Version Version { get; }

    /// <summary>The version of PKCS#11 that it speaks.</summary>
    public Version CryptokiVersion { get; }

    /// <summary>Loads a module.</summary>
    /// <param name="path">The file. Null takes the first of <see cref="KnownPaths"/> that exists.</param>
    /// <exception cref="CarteRefusedException">MODULE_CARTE_ABSENT when there is no such file; MODULE_CARTE_INCOMPATIBLE
    /// when it is no PKCS#11 module, or is made for another processor; CARTE_ILLISIBLE when it does not start.</exception>
    /// <exception cref="PlatformNotSupportedException">The system is Windows.</exception>
    public static Pkcs11Module Load(string? path = null)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("On Windows, cards are opened with WindowsStoreCarte");
        var file = KnownModules.Find(path);
        return CardFailure.Guard(() => Open(file));
    }

    /// <summary>Looks at the readers, and at the cards in them.</summary>
    /// <returns>The readers in the order of the module. Empty when it sees none.</returns>
    /// <exception cref="CarteRefusedException">CARTE_ILLISIBLE when the module fails.</exception>
    public IReadOnlyList<Pkcs11Reader> ReadReaders()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return CardFailure.Guard(() => CardSlot.All(_library.Cryptoki)).ConvertAll(slot => slot.Reader);
    }

    /// <summary>Ends the use of the module. Cards that are open stay so.</summary>
    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _isDisposed, true))
            _library.Release();
    }

    internal CardSession OpenSession(Pkcs11Options options)
    {
        var slots = CardFailure.Guard(() => CardSlot.All(_library.Cryptoki));
        var slot = CardSlot.Choose(slots, options).Id;
        return CardFailure.Guard(() => new CardSession(_library, slot));
    }

    private static Pkcs11Module Open(string file)
    {
        var library = CryptokiLibrary.Acquire(file);
        try
        {
            return new Pkcs11Module(file, library);
        }
        catch
        {
            library.Release();
            throw;
        }
    }
}
