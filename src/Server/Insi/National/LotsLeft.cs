using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>
/// Which batch holds the identities that wait for a verdict: a caller who comes back after a cut has the batch read that was
/// left, and leaves no second one. In memory, for as long as the mapping tells: what is forgotten is left again.
/// </summary>
internal sealed class LotsLeft(InsiTable mapping, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string StructIdNat, ClaimedIdentity Claimed), (LeftLot Lot, int Rank)> _places = [];

    public void Keep(SessionLps session, IReadOnlyList<ClaimedIdentity> claimed, LeftLot lot)
    {
        lock (_lock)
        {
            Remove(old => old.LeftAt <= Oldest);
            foreach (var (rank, identity) in claimed.Index())
                _places[(session.Structure.StructIdNat, identity)] = (lot, rank);
        }
    }

    /// <summary>Where an identity waits; null when it does not.</summary>
    public (LeftLot Lot, int Rank)? Find(SessionLps session, ClaimedIdentity claimed)
    {
        lock (_lock)
        {
            return _places.TryGetValue((session.Structure.StructIdNat, claimed), out var place) && place.Lot.LeftAt > Oldest
                ? place
                : null;
        }
    }

    public void Forget(LeftLot lot)
    {
        lock (_lock) Remove(old => ReferenceEquals(old, lot));
    }

    private DateTimeOffset Oldest => time.GetUtcNow() - TimeSpan.FromMinutes(mapping.Lot.ConservationMinutes);

    private void Remove(Func<LeftLot, bool> isOver)
    {
        foreach (var key in _places.Where(place => isOver(place.Value.Lot)).Select(place => place.Key).ToList())
            _places.Remove(key);
    }
}
