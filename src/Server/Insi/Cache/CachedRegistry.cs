using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Insi.Cache;

/// <summary>
/// A register that is not asked again, by the same structure, for a person whom it has just found. Nobody and several may
/// become one at any moment, a verification is made to be sure, and a token serves once: these are always asked.
/// </summary>
internal sealed class CachedRegistry(IInsRegistry registry, AnswerCache cache) : IInsRegistry
{
    public int LargestLot => registry.LargestLot;

    public int LotsAtOnce => registry.LotsAtOnce;

    public TimeSpan Gathering => registry.Gathering;

    public Task<InsAnswer> FindAsync(SessionLps session, TraitsQuery query, CancellationToken cancellationToken) =>
        OnceAsync(session, Key(query), () => registry.FindAsync(session, query, cancellationToken), cancellationToken);

    public Task<InsAnswer> FindAsync(
        SessionLps session, VitaleBeneficiary beneficiary, CancellationToken cancellationToken) => OnceAsync(
            session,
            $"vitale {beneficiary.InsuredMatricule} {beneficiary.BirthDate} {beneficiary.BirthRank}",
            () => registry.FindAsync(session, beneficiary, cancellationToken),
            cancellationToken);

    public Task<InsAnswer> FindAsync(SessionLps session, string apCvToken, CancellationToken cancellationToken) =>
        registry.FindAsync(session, apCvToken, cancellationToken);

    public Task<IReadOnlyList<bool>> VerifyAsync(
        SessionLps session, IReadOnlyList<ClaimedIdentity> lot, CancellationToken cancellationToken) =>
        registry.VerifyAsync(session, lot, cancellationToken);

    private async Task<InsAnswer> OnceAsync(
        SessionLps session, string question, Func<Task<InsAnswer>> ask, CancellationToken cancellationToken)
    {
        var structure = session.Structure.StructIdNat;
        if (await cache.FindAsync(structure, question, cancellationToken) is { } known)
            return new InsAnswer { Outcome = InsOutcome.Trouve, Identity = known };
        var answer = await ask();
        if (answer.Outcome == InsOutcome.Trouve)
            await cache.KeepAsync(structure, question, answer.Identity, cancellationToken);
        return answer;
    }

    private static string Key(TraitsQuery query)
    {
        var traits = query.Traits;
        var names = query.WithAllGivenNames ? $"all {traits.GivenNames}" : $"one {query.GivenName}";
        var place = query.WithBirthPlace ? traits.BirthPlace?.Value : "";
        return $"traits {traits.BirthName}|{names}|{traits.Sex}|{traits.BirthDate.Value}|{place}";
    }
}
