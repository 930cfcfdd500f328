using MonEspaceSante.Cps;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.LogicielMetier.Sandbox;

/// <summary>The cards of a sandbox, all opened, to be shown.</summary>
internal sealed class SandboxCartes : IDisposable
{
    private readonly SortedDictionary<string, ICarteCps> _byName = new(StringComparer.Ordinal);

    private SandboxCartes()
    {
    }

    public IReadOnlyDictionary<string, ICarteCps> All => _byName;

    public ICarteCps this[string name] => _byName[name];

    public static SandboxCartes Open(string dataFolder)
    {
        var cartes = new SandboxCartes();
        try
        {
            foreach (var name in SandboxFiles.Cartes(dataFolder))
                cartes._byName[name] = Pkcs12Carte.Open(SandboxFiles.Carte(dataFolder, name), SandboxFiles.Pin);
            return cartes;
        }
        catch
        {
            cartes.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var carte in _byName.Values) carte.Dispose();
    }
}
