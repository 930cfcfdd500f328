using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Server.Insi;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Sandbox;

/// <summary>A register that gives the answer of the call's scenario where it has one.</summary>
internal sealed class ScriptedRegistry(IInsRegistry registry, CurrentScenario current) : IInsRegistry
{
    private const string NationalCode = "national_code";

    public int LargestLot => registry.LargestLot;

    public int LotsAtOnce => registry.LotsAtOnce;

    public TimeSpan Gathering => registry.Gathering;

    public async Task<InsAnswer> FindAsync(SessionLps session, TraitsQuery query, CancellationToken cancellationToken) =>
        Scripted() ?? Told(await registry.FindAsync(session, query, cancellationToken));

    public async Task<InsAnswer> FindAsync(
        SessionLps session, VitaleBeneficiary beneficiary, CancellationToken cancellationToken) =>
        Scripted() ?? Told(await registry.FindAsync(session, beneficiary, cancellationToken));

    public async Task<InsAnswer> FindAsync(SessionLps session, string apCvToken, CancellationToken cancellationToken) =>
        Scripted() ?? Told(await registry.FindAsync(session, apCvToken, cancellationToken));

    // A person who is not found, or not alone, has not the identity that was claimed.
    public async Task<IReadOnlyList<bool>> VerifyAsync(
        SessionLps session, IReadOnlyList<ClaimedIdentity> lot, CancellationToken cancellationToken)
    {
        if (current.Value?.Name == Scenario.LotPasPret)
            throw Refusal.Because(Reason.InsiIndisponible, NationalCode, "CR_02");
        return Scripted() is null
            ? await registry.VerifyAsync(session, lot, cancellationToken)
            : [.. lot.Select(_ => false)];
    }

    private InsAnswer? Scripted() => current.Value?.Name switch
    {
        Scenario.InsIntrouvable => new InsAnswer { Outcome = InsOutcome.Aucun },
        Scenario.InsPlusieurs => new InsAnswer { Outcome = InsOutcome.Plusieurs },
        "insi_101" or "insi_102" or "siram_40" => throw Refused(Reason.InsiIndisponible),
        "desir_620" => throw Refused(Reason.InsiCertificatRefuse),
        "ins-autre-personne" => throw Refusal.Because(Reason.InsiReponseInvalide, "fault", "other_person"),
        _ => null,
    };

    private InsAnswer Told(InsAnswer answer)
    {
        if (current.Value?.Oid is { } oid && answer.Identity is { } identity) identity.Ins.Oid = oid;
        return answer;
    }

    private MonEspaceSanteException Refused(Reason reason) =>
        Refusal.Because(reason, NationalCode, current.Value!.Name);
}
