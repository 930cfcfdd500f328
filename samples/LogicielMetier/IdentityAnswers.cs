using MonEspaceSante.Identity;
using MonEspaceSante.Insi;

namespace MonEspaceSante.LogicielMetier;

/// <summary>What scripts read of national identities, as <see cref="Answers"/> for documents.</summary>
internal static class IdentityAnswers
{
    public static object Of(InsAnswer answer) => new
    {
        Outcome = answer.Outcome.ToString().ToLowerInvariant(),
        Identity = answer.Identity is { } identity ? Of(identity) : null,
    };

    public static object Of(IdentityVerdict verdict) => new { Verdict = Word(verdict) };

    public static string Word(IdentityVerdict verdict) => verdict.ToString().ToLowerInvariant();

    private static object Of(InsIdentity identity) => new
    {
        identity.Ins.Matricule,
        identity.Ins.Oid,
        Traits = Of(identity.Traits),
        Former = identity.Former.Select(former => new { former.Ins.Matricule, former.StartTime, former.EndTime }),
    };

    private static object Of(TraitsIdentite traits) => new
    {
        traits.BirthName,
        traits.GivenNames,
        traits.Sex,
        BirthDate = traits.BirthDate.Value,
        BirthPlace = traits.BirthPlace?.Value,
    };
}
