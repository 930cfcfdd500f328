using System.Collections.Concurrent;
using MonEspaceSante.Cps;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>The cards of a fixture, each opened or made once: drawing keys takes long.</summary>
internal sealed class CardRack(SandboxServer sandbox) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<ICarteCps>> _cards = new();

    /// <summary>One of the sandbox's own cards.</summary>
    public ICarteCps this[string name] => Take(name, () => sandbox.OpenCarte(name));

    /// <summary>The card of the holder that a definition tells.</summary>
    public ICarteCps Of(CarteDefinition holder) =>
        Take($"{holder.IdNat} {holder.Titre}", () => sandbox.IssueCarte(holder));

    public MonEspaceSanteClient Client(string name) => new(sandbox.ClientOptions(this[name]));

    public void Dispose()
    {
        foreach (var card in _cards.Values) card.Value.Dispose();
    }

    private ICarteCps Take(string name, Func<ICarteCps> open) =>
        _cards.GetOrAdd(name, _ => new Lazy<ICarteCps>(open)).Value;
}
