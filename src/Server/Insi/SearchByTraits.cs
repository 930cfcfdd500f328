using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Insi;

/// <summary>Finds a person by traits: first names one at a time, then all of them, then the place of birth. WS_INS2.</summary>
internal sealed class SearchByTraits(IInsRegistry registry)
{
    public async Task<InsAnswer> RunAsync(
        SessionLps session, TraitsIdentite traits, CancellationToken cancellationToken)
    {
        foreach (var givenName in traits.GivenNames.Split(' ').Distinct())
        {
            var answer = await NarrowAsync(session, new TraitsQuery(traits, givenName), cancellationToken);
            // Only a first name that nobody has makes way for the next: among several people another name would be a guess.
            if (answer.Outcome != InsOutcome.Aucun) return answer;
        }

        return new InsAnswer { Outcome = InsOutcome.Aucun };
    }

    // A narrower question that finds nobody does not make several people vanish: the software learns that there are some.
    private async Task<InsAnswer> NarrowAsync(
        SessionLps session, TraitsQuery query, CancellationToken cancellationToken)
    {
        var answer = await registry.FindAsync(session, query, cancellationToken);
        foreach (var narrower in Narrower(query))
        {
            if (answer.Outcome != InsOutcome.Plusieurs) break;
            var narrowed = await registry.FindAsync(session, narrower, cancellationToken);
            if (narrowed.Outcome == InsOutcome.Trouve) answer = narrowed;
        }

        return answer;
    }

    private static IEnumerable<TraitsQuery> Narrower(TraitsQuery query)
    {
        var severalNames = query.Traits.GivenNames.Contains(' ', StringComparison.Ordinal);
        if (severalNames) yield return query with { WithAllGivenNames = true };
        if (query.Traits.BirthPlace is null) yield break;
        yield return query with { WithBirthPlace = true };
        if (severalNames) yield return query with { WithAllGivenNames = true, WithBirthPlace = true };
    }
}
