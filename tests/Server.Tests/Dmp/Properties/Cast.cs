using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Server.Tests.Habilitation.Cells;

namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>The actors in their sessions, over mutual TLS.</summary>
internal sealed class Cast : IDisposable
{
    private readonly Dictionary<Actor, LastingClient> _clients = [];
    private readonly Dictionary<Actor, ICarteCps> _cards = [];

    public IReadOnlyDictionary<Actor, (string PersonId, string StructureId)> Identities { get; private set; } = null!;

    public static async Task<Cast> OpenAsync(SandboxServer sandbox, CardRack cards)
    {
        var cast = new Cast();
        foreach (var actor in Actors.All)
        {
            cast._cards[actor] = cards[actor.Card];
            cast._clients[actor] = new LastingClient(await RawClient.OpenAsync(sandbox, cards[actor.Card]));
        }

        cast.Identities = Actors.All.ToDictionary(
            actor => actor, actor => (cast.AuthorOf(actor).PsIdNat, cast.StructureOf(actor).StructIdNat));
        return cast;
    }

    public Task<RawClient> TakeAsync(Actor actor) => _clients[actor].TakeAsync();

    public ICarteCps CardOf(Actor actor) => _cards[actor];

    /// <summary>In whose name the actor sends.</summary>
    public Professional AuthorOf(Actor actor) => actor.Author ?? _cards[actor].Porteur.Professional!;

    public Structure StructureOf(Actor actor) => CellSession.StructureOf(_cards[actor]);

    public void Dispose()
    {
        foreach (var client in _clients.Values) client.Dispose();
    }
}
