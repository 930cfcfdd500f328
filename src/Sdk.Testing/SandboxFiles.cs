using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>What a client finds in the data folder of a sandbox, whether it runs in this process or in another.</summary>
public static class SandboxFiles
{
    /// <summary>The code of every sandbox card.</summary>
    public const string Pin = SandboxPki.Pin;

    /// <summary>The root that the sandbox's server chains to.</summary>
    /// <param name="dataFolder">The data folder of a sandbox that has started once.</param>
    /// <exception cref="FileNotFoundException">No sandbox has started there.</exception>
    public static X509Certificate2Collection TrustedRoots(string dataFolder) =>
        [X509CertificateLoader.LoadCertificateFromFile(new DataFolder(dataFolder).AuthorityCertificate("racine"))];

    /// <summary>The PKCS#12 file of a card.</summary>
    /// <param name="dataFolder">The data folder of the sandbox.</param>
    /// <param name="name">The name of the card, such as <c>medecin</c>.</param>
    public static string Carte(string dataFolder, string name) => new DataFolder(dataFolder).CardFile(name);

    /// <summary>The names of the cards, in alphabetical order. Empty when no sandbox has started there.</summary>
    /// <param name="dataFolder">The data folder of the sandbox.</param>
    public static IReadOnlyList<string> Cartes(string dataFolder) =>
        new DataFolder(dataFolder).Cards is var folder && Directory.Exists(folder)
            ? [.. from file in Directory.EnumerateFiles(folder, "*.p12")
                  orderby Path.GetFileName(file)
                  select Path.GetFileNameWithoutExtension(file)]
            : [];

    /// <summary>Where the server of a data folder listens. Null when none runs, or it has not started yet.</summary>
    /// <param name="dataFolder">The data folder of the sandbox.</param>
    /// <remarks>A server that was killed leaves its address behind until another one starts.</remarks>
    public static Uri? Address(string dataFolder) => AddressIn(new DataFolder(dataFolder).AddressFile);

    /// <summary>Where Pro Santé Connect is for the server of a data folder. Null when none runs.</summary>
    /// <param name="dataFolder">The data folder of the sandbox.</param>
    public static Uri? IssuerAddress(string dataFolder) => AddressIn(new DataFolder(dataFolder).IssuerAddressFile);

    private static Uri? AddressIn(string file) =>
        File.Exists(file) && Uri.TryCreate(File.ReadAllText(file), UriKind.Absolute, out var address) ? address : null;
}
