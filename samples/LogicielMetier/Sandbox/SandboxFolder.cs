using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
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

    public async Task<ICarteCps> OpenCarteAsync(Settings settings, CancellationToken cancellationToken)
    {
        var carte = settings.Reader is { } reader
            ? await InsertedCarte.OpenAsync(reader, settings, cancellationToken)
            : await OpenFileAsync(settings, cancellationToken);
        try
        {
            settings.Access.RequireFor(carte);
            return carte.Activites is [_] ? carte : throw LocalRefusal.NoSingleActivite(carte.Activites.Count);
        }
        catch
        {
            carte.Dispose();
            throw;
        }
    }

    private async Task<ICarteCps> OpenFileAsync(Settings settings, CancellationToken cancellationToken)
    {
        var file = FileOf(settings.Carte);
        return File.Exists(file)
            ? Pkcs12Carte.Open(file, await CarteCode.FindAsync(file, settings, cancellationToken))
            : throw LocalRefusal.NoCarte(settings.Carte, SandboxFiles.Cartes(_path));
    }

    private string FileOf(string carte) =>
        carte.EndsWith(".p12", StringComparison.OrdinalIgnoreCase) || Path.GetFileName(carte) != carte
            ? carte
            : SandboxFiles.Carte(_path, carte);
}
