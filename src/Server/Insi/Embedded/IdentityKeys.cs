using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Ins.V1;

namespace MonEspaceSante.Server.Insi.Embedded;

/// <summary>What a person of the register can be found by, each to be kept as a keyed hash alone.</summary>
internal static class IdentityKeys
{
    public static string Of(Ins ins) => $"ins {ins.Oid} {ins.Matricule}";

    public static string Of(VitaleBeneficiary beneficiary) =>
        $"vitale {beneficiary.InsuredMatricule} {beneficiary.BirthDate} {beneficiary.BirthRank}";

    public static string OfToken(string apCvToken) => $"apcv {apCvToken}";

    public static string OfTraits(string birthName, string sex, string birthDate) => $"person {birthName}|{sex}|{birthDate}";
}
