using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Readers;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.LogicielMetier.Sandbox;

/// <summary>What a practice software takes from the folder of a sandbox: cards, and the authority to trust.</summary>
internal sealed class SandboxFolder
{
    private readonly string _path;

    private SandboxFolder(string path, X509Certificate2Collection trustedRoots)
    {
        _path = path;
        TrustedRoots = trustedRoots;
    }

    public X509Certificate2Collection TrustedRoots { get; }

    public static SandboxFolder Open(Settings settings)
    {
        try
        {
            return new SandboxFolder(settings.DataFolder, SandboxFiles.TrustedRoots(settings.DataFolder));
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw LocalRefusal.NoSandbox(settings, failure);
        }
    }

    /// <summary>The authorities of a sandbox. Empty when none has started there.</summary>
    public static X509Certificate2Collection FindRoots(Settings settings) =>
        SandboxFiles.Cartes(settings.DataFolder).Count > 0 ? Open(settings).TrustedRoots : [];

    /// <summary>The card in a file, when its code is known already. Null when it is not, when there is no such file, or
    /// when the user chose a card in a reader.</summary>
    public static ICarteCps? FindCarte(Settings settings)
    {
        if (settings.Reader is not null) return null;
        var file = FileOf(settings.DataFolder, settings.Carte);
        return File.Exists(file) && CarteCode.FindKnown(file, settings) is { } code ? Pkcs12Carte.Open(file, code) : null;
    }

    public async Task<ICarteCps> OpenCarteAsync(Settings settings, CancellationToken cancellationToken)
    {
        var carte = settings.Reader is { } reader
            ? await InsertedCarte.OpenAsync(reader, settings, cancellationToken)
            : await OpenFileAsync(settings, cancellationToken);
        try
        {
            settings.Access.RequireFor(carte);
            ActiviteChoice.Require(carte, settings);
            return carte;
        }
        catch
        {
            carte.Dispose();
            throw;
        }
    }

    /// <summary>The certificates in a file, whoever they are for.</summary>
    public async Task<ICarteCps> OpenFileAsync(Settings settings, CancellationToken cancellationToken)
    {
        var file = FileOf(_path, settings.Carte);
        return File.Exists(file)
            ? Pkcs12Carte.Open(file, await CarteCode.FindAsync(file, settings, cancellationToken))
            : throw LocalRefusal.NoCarte(settings.Carte, SandboxFiles.Cartes(_path));
    }

    private static string FileOf(string dataFolder, string carte) =>
        carte.EndsWith(".p12", StringComparison.OrdinalIgnoreCase) || Path.GetFileName(carte) != carte
            ? carte
            : SandboxFiles.Carte(dataFolder, carte);
}
