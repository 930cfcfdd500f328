using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Server.Session;
using Source = MonEspaceSante.Protos.Ins.V1.SearchByVitaleRequest.SourceOneofCase;

namespace MonEspaceSante.Server.Insi;

/// <summary>Finds a person by a Vitale card or its application. WS_INS1.</summary>
internal sealed class SearchByVitale(IInsRegistry registry)
{
    private const int LongestToken = 8_192;
    private const int HighestRank = 9;

    public Task<InsAnswer> RunAsync(
        SessionLps session, SearchByVitaleRequest request, CancellationToken cancellationToken) =>
        request.SourceCase switch
        {
            Source.Beneficiary => registry.FindAsync(session, Demand(request.Beneficiary), cancellationToken),
            Source.ApcvToken when IsToken(request.ApcvToken) =>
                registry.FindAsync(session, request.ApcvToken, cancellationToken),
            Source.ApcvToken => throw Invalid("apcv_token", "jeton attendu, 8192 caractères ASCII au plus"),
            _ => throw Invalid("source", "bénéficiaire d'une carte ou jeton d'application attendu"),
        };

    private static bool IsToken(string token) =>
        token.Length is > 0 and <= LongestToken && !token.AsSpan().ContainsAnyExceptInRange('!', '~');

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
