using MonEspaceSante.Identity;
using Identities = MonEspaceSante.Protos.Identity.V1;
using Wire = MonEspaceSante.Protos.Ins.V1;

namespace MonEspaceSante.Insi;

/// <summary>Answers of the national register as the contracts spell them.</summary>
internal static class WireIns
{
    public static Wire.VerifyIdentitiesRequest ToWire(this IdentityToVerify identity) => new()
    {
        Line = identity.Line,
        Ins = identity.Ins.ToWire(),
        Traits = identity.Traits.ToWire(),
    };

    public static Wire.VitaleBeneficiary ToWire(this BeneficiaireVitale beneficiary) => new()
    {
        InsuredMatricule = beneficiary.InsuredMatricule,
        BirthDate = beneficiary.BirthDate.Value,
        BirthRank = beneficiary.BirthRank,
    };

    public static InsAnswer ToAnswer(this Wire.InsAnswer answer) => new(
        answer.Outcome switch
        {
            Wire.InsOutcome.Trouve => InsOutcome.Trouve,
            Wire.InsOutcome.Aucun => InsOutcome.Aucun,
            Wire.InsOutcome.Plusieurs => InsOutcome.Plusieurs,
            _ => InsOutcome.Unknown,
        },
        answer.Identity?.ToIdentity());

    public static IdentityVerdict ToVerdict(this Wire.IdentityVerdict verdict) => verdict switch
    {
        Wire.IdentityVerdict.Identique => IdentityVerdict.Identique,
        Wire.IdentityVerdict.Differente => IdentityVerdict.Differente,
        _ => IdentityVerdict.Unknown,
    };

    public static VerifiedIdentity ToVerified(this Wire.VerifyIdentitiesResponse line) => new(
        line.Line, line.Verdict.ToVerdict(), line.Reason.Length > 0 ? line.Reason : null);

    private static InsIdentity ToIdentity(this Wire.InsIdentity identity) =>
        new(identity.Ins.ToIns(), identity.Traits.ToTraits())
        {
            Former = [.. identity.Former.Select(former => new FormerIns(
                former.Ins.ToIns(), former.StartTime?.ToDateTimeOffset(), former.EndTime?.ToDateTimeOffset()))],
        };

    private static TraitsIdentite ToTraits(this Identities.TraitsIdentite traits) => TraitsIdentite.Parse(
        traits.BirthName, traits.GivenNames, traits.Sex, traits.BirthDate, traits.BirthPlace);
}
