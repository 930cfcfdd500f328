using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>The téléservice INSi.</summary>
internal sealed class NationalRegistry(InsiTable mapping, InsiChannel channel, InsiAnswers answers, InsiBatch batch)
    : IInsRegistry
{
    public int LargestLot => mapping.Lot.Maximum;

    public int LotsAtOnce => mapping.Lot.Simultanes;

    public TimeSpan Gathering => TimeSpan.FromSeconds(mapping.Lot.RassemblementSecondes);

    public async Task<InsAnswer> FindAsync(SessionLps session, TraitsQuery query, CancellationToken cancellationToken)
    {
        var answer = await channel.AskAsync(
            session, mapping.RechercheTraits, InsiValues.Of(query), lines: null, cancellationToken);
        return answers.Read(answer, AskedPerson.Of(query));
    }

    public async Task<InsAnswer> FindAsync(
        SessionLps session, VitaleBeneficiary beneficiary, CancellationToken cancellationToken)
    {
        var answer = await channel.AskAsync(
            session, mapping.RechercheVitale, InsiValues.Of(beneficiary), lines: null, cancellationToken);
        return answers.Read(answer, AskedPerson.Of(beneficiary));
    }

    public async Task<InsAnswer> FindAsync(SessionLps session, string apCvToken, CancellationToken cancellationToken)
    {
        var answer = await channel.AskAsync(
            session, mapping.RechercheApcv, InsiValues.OfToken(apCvToken), lines: null, cancellationToken);
        return answers.Read(answer, AskedPerson.Unknown);
    }

    public async Task<IReadOnlyList<bool>> VerifyAsync(
        SessionLps session, IReadOnlyList<ClaimedIdentity> lot, CancellationToken cancellationToken)
    {
        if (lot.Count > mapping.Lot.UnitairesMax) return await batch.VerifyAsync(session, lot, cancellationToken);
        var verdicts = new List<bool>(lot.Count);
        foreach (var claimed in lot) verdicts.Add(await VerifyAsync(session, claimed, cancellationToken));
        return verdicts;
    }

    private async Task<bool> VerifyAsync(SessionLps session, ClaimedIdentity claimed, CancellationToken cancellationToken)
    {
        var paths = mapping.Verification;
        var answer = await channel.AskAsync(
            session, paths.Operation, InsiValues.Of(claimed), lines: null, cancellationToken);
        return paths.Verdicts.Read(InsiResult.Of(answer, paths.Espace, paths.Element).Text(paths.Code));
    }
}
