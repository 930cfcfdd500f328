using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Ins.V1;
using Source = MonEspaceSante.Protos.Ins.V1.SearchByVitaleRequest.SourceOneofCase;

namespace MonEspaceSante.Server.Insi;

/// <summary>Finds a person by a Vitale card or its application. WS_INS1.</summary>
internal sealed class SearchByVitale(IInsRegistry registry)
{
    private const int LongestToken = 8_192;
    private const int HighestRank = 9;

    public Task<InsAnswer> RunAsync(SearchByVitaleRequest request, CancellationToken cancellationToken) =>
        request.SourceCase switch
        {
            Source.Beneficiary => registry.FindAsync(Demand(request.Beneficiary), cancellationToken),
            Source.ApcvToken when request.ApcvToken.Length is > 0 and <= LongestToken =>
                registry.FindAsync(request.ApcvToken, cancellationToken),
            Source.ApcvToken => throw Invalid("apcv_token", "jeton attendu, 8192 caractères au plus"),
            _ => throw Invalid("source", "bénéficiaire d'une carte ou jeton d'application attendu"),
        };

    private static VitaleBeneficiary Demand(VitaleBeneficiary beneficiary)
    {
        // The number of an insured person is a NIR, whatever register the server stands for.
        if (!Ins.TryParse(beneficiary.InsuredMatricule, InsOid.Nir, out _))
            throw Invalid("beneficiary.insured_matricule", "15 caractères d'un NIR et de sa clé attendus");
        if (!BirthDate.TryParse(beneficiary.BirthDate, out var date))
            throw Invalid("beneficiary.birth_date", "AAAA-MM-JJ attendu");
        if (beneficiary.BirthRank is < 0 or > HighestRank) throw Invalid("beneficiary.birth_rank", "1 à 9 attendu");
        return new VitaleBeneficiary
        {
            InsuredMatricule = beneficiary.InsuredMatricule,
            BirthDate = date.Value,
            BirthRank = Math.Max(1, beneficiary.BirthRank),
        };
    }

    private static MonEspaceSanteException Invalid(string field, string description) =>
        Refusal.Because(Reason.RequeteInvalide, new Violation(field, description));
}
