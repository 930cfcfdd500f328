using System.Collections.Frozen;
using System.Globalization;
using MonEspaceSante.Protos.Ins.V1;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>What a request tells, by the names that the mapping takes it by.</summary>
internal static class InsiValues
{
    public const string Action = "action";
    public const string Message = "message";
    public const string Now = "maintenant";
    public const string Structure = "structure";
    public const string CallingStructure = "structure.appelante";
    public const string Professional = "professionnel";
    public const string Billing = "facturation";
    public const string Idam = "idam";
    public const string SoftwareName = "logiciel.nom";
    public const string SoftwareVersion = "logiciel.version";
    public const string Instance = "instance";

    private const int NumberLength = 13;

    public static readonly FrozenSet<string> Known = new[]
    {
        Action, Message, Now, Structure, CallingStructure, Professional, Billing, Idam, SoftwareName, SoftwareVersion,
        Instance, "assure.numero", "assure.cle", "beneficiaire.date", "beneficiaire.rang", "apcv", "identite.nom",
        "identite.prenoms", "identite.sexe", "identite.date", "identite.lieu", "ins.numero", "ins.cle", "ins.oid", "lot",
        "rang",
    }.ToFrozenSet();

    public static Dictionary<string, string> Of(VitaleBeneficiary beneficiary) => new()
    {
        ["assure.numero"] = beneficiary.InsuredMatricule[..NumberLength],
        ["assure.cle"] = beneficiary.InsuredMatricule[NumberLength..],
        ["beneficiaire.date"] = beneficiary.BirthDate,
        ["beneficiaire.rang"] = beneficiary.BirthRank.ToString(CultureInfo.InvariantCulture),
    };

    public static Dictionary<string, string> OfToken(string apCvToken) => new() { ["apcv"] = apCvToken };

    public static Dictionary<string, string> OfLot(string number) => new() { ["lot"] = number };

    public static Dictionary<string, string> Of(TraitsQuery query) => new()
    {
        ["identite.nom"] = query.Traits.BirthName,
        ["identite.prenoms"] = query.WithAllGivenNames ? query.Traits.GivenNames : query.GivenName,
        ["identite.sexe"] = query.Traits.Sex,
        ["identite.date"] = query.Traits.BirthDate.Value,
        ["identite.lieu"] = query.WithBirthPlace ? query.Traits.BirthPlace!.Value : "",
    };

    public static Dictionary<string, string> Of(ClaimedIdentity claimed, int rank = 1) => new()
    {
        ["rang"] = rank.ToString(CultureInfo.InvariantCulture),
        ["ins.numero"] = claimed.Ins.Matricule[..NumberLength],
        ["ins.cle"] = claimed.Ins.Matricule[NumberLength..],
        ["ins.oid"] = claimed.Ins.Oid,
        ["identite.nom"] = claimed.Traits.BirthName,
        ["identite.prenoms"] = claimed.Traits.GivenNames,
        ["identite.sexe"] = claimed.Traits.Sex,
        ["identite.date"] = claimed.Traits.BirthDate.Value,
        ["identite.lieu"] = claimed.Traits.BirthPlace?.Value ?? "",
    };
}
