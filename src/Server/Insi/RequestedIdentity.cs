using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Insi;

/// <summary>Reads the identities of requests; a fault is named by the field of the request.</summary>
internal static class RequestedIdentity
{
    public static TraitsIdentite DemandTraits(Contract.TraitsIdentite? traits) => traits is null
        ? throw Refusal.Because(Reason.RequeteInvalide, new Violation("traits", "traits attendus"))
        : Under("traits", () => TraitsIdentite.Parse(
            traits.BirthName, traits.GivenNames, traits.Sex, traits.BirthDate, traits.BirthPlace));

    public static ClaimedIdentity DemandClaimed(Contract.Ins? ins, Contract.TraitsIdentite? traits) => ins is null
        ? throw Refusal.Because(Reason.RequeteInvalide, new Violation("ins", "matricule attendu"))
        : new ClaimedIdentity(Under("ins", () => Ins.Parse(ins.Matricule, ins.Oid)), DemandTraits(traits));

    private static T Under<T>(string field, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (MonEspaceSanteException refusal)
        {
            throw Refusal.Because(
                refusal.Reason, [.. refusal.Violations.Select(v => v with { Field = $"{field}.{v.Field}" })]);
        }
    }
}
