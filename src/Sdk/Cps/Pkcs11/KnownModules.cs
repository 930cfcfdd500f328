using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>Where the Cryptolib CPS installs its module. The names are the national ones; which folder an installer takes
/// is assumed from the habits of each system.</summary>
internal static class KnownModules
{
    private static readonly string[] LinuxFolders =
        ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib64", "/usr/local/lib"];

    public static IReadOnlyList<string> Paths { get; } = OperatingSystem.IsMacOS()
        ? ["/usr/local/lib/libcps3_pkcs11_osx.dylib", "/Library/Application Support/santesocial/CPS/libcps3_pkcs11_osx.dylib"]
        : OperatingSystem.IsLinux() ? [.. LinuxFolders.Select(folder => $"{folder}/libcps3_pkcs11.so")] : [];

    /// <summary>The module to load: the one that was chosen, else the first that is installed.</summary>
    public static string Find(string? chosen) =>
        (chosen is null ? Paths.FirstOrDefault(File.Exists) : File.Exists(chosen) ? chosen : null)
        ?? throw Refusal.Because(Reason.ModuleCarteAbsent);
}
