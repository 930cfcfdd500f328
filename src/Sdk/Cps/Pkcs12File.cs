using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps;

internal static class Pkcs12File
{
    // ERROR_INVALID_PASSWORD, which .NET gives on every system.
    private const int WrongPassword = unchecked((int)0x80070056);

    // On Windows, client authentication does not take keys that were never stored; macOS knows no such keys.
    private static readonly X509KeyStorageFlags KeyStorage = OperatingSystem.IsLinux()
        ? X509KeyStorageFlags.EphemeralKeySet
        : X509KeyStorageFlags.DefaultKeySet;

    public static X509Certificate2Collection Load(string path, string pin)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12CollectionFromFile(path, pin, KeyStorage);
        }
        catch (CryptographicException wrong) when (wrong.HResult == WrongPassword)
        {
            throw Refusal.Because(Reason.CodePorteurFaux, wrong);
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Refusal.Because(Reason.CarteIllisible, failure);
        }
    }
}
