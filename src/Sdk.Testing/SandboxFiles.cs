using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Server.Pki;
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
}
