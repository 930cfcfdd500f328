using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Server.Session;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Insi.Embedded;

/// <summary>The register of a sandbox: it answers as the national one does, from its own store.</summary>
internal sealed class EmbeddedRegistry(IdentityStore store) : IInsRegistry
{
    public int LargestLot => 500;

    public int LotsAtOnce => 2;

    public TimeSpan Gathering => TimeSpan.Zero;

    public async Task<InsAnswer> FindAsync(SessionLps session, TraitsQuery query, CancellationToken cancellationToken)
    {
        var (traits, names) = (query.Traits, query.Traits.GivenNames);
        var found = await store.FindAsync(traits.BirthName, traits.Sex, traits.BirthDate, cancellationToken);
        return Answer(found
            .Where(person => FirstOf(person.Traits) == query.GivenName)
            .Where(person => !query.WithAllGivenNames || person.Traits.GivenNames == names)
            .Where(person => !query.WithBirthPlace || person.Traits.BirthPlace == traits.BirthPlace!.Value));
    }

    public async Task<InsAnswer> FindAsync(
        SessionLps session, VitaleBeneficiary beneficiary, CancellationToken cancellationToken) =>
        Answer(await store.FindAsync(IdentityKeys.Of(beneficiary), cancellationToken));

    public async Task<InsAnswer> FindAsync(SessionLps session, string apCvToken, CancellationToken cancellationToken) =>
        Answer(await store.FindAsync(IdentityKeys.OfToken(apCvToken), cancellationToken));

    public async Task<IReadOnlyList<bool>> VerifyAsync(
        SessionLps session, IReadOnlyList<ClaimedIdentity> lot, CancellationToken cancellationToken)
    {
        var known = await store.FindAsync([.. lot.Select(claimed => claimed.Ins)], cancellationToken);
        return [.. lot.Select(claimed =>
            known.TryGetValue(claimed.Ins, out var person) && AreThoseOf(claimed.Traits, person.Traits))];
    }

    private static InsAnswer Answer(params IEnumerable<InsIdentity?> found) =>
        found.OfType<InsIdentity>().Take(2).ToList() switch
        {
            [] => new InsAnswer { Outcome = InsOutcome.Aucun },
            [var one] => new InsAnswer { Outcome = InsOutcome.Trouve, Identity = one },
            _ => new InsAnswer { Outcome = InsOutcome.Plusieurs },
        };

    // A software may hold the first of several first names, or no place of birth: what it does not tell is not wrong. A
    // first name that the register does not have is.
    private static bool AreThoseOf(TraitsIdentite claimed, Contract.TraitsIdentite known) =>
        claimed.DivergencesFrom(TraitsIdentite.Parse(
            known.BirthName, known.GivenNames, known.Sex, known.BirthDate, known.BirthPlace)).Count == 0;

    private static string FirstOf(Contract.TraitsIdentite traits) => traits.GivenNames.Split(' ')[0];
}
