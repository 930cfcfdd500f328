using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp;

namespace MonEspaceSante.Server.Annuaire.Professionnels;

/// <summary>Searches professionals, by name. A search has to be narrow enough to be answered by an index.</summary>
internal sealed class SearchProfessionals(ProfessionnelStore professionals, AnnuairePage pages)
{
    /// <summary>How many activities the beginning of a name may leave.</summary>
    internal const int MostOfAName = 20_000;

    private const int LeastOfAName = 2;
    private const int LeastOfAStructure = 3;

    public async Task<SearchProfessionalsResponse> RunAsync(
        SearchProfessionalsRequest request, CancellationToken cancellationToken)
    {
        var criteria = CriteriaOf(request);
        var asked = new SearchProfessionalsRequest(request) { PageToken = "", PageSize = 0 };
        var (after, size) = (pages.Open(asked, request.PageToken), PageSize.Of(request.PageSize));
        await DemandNarrowAsync(criteria, cancellationToken);
        var found = await professionals.SearchAsync(criteria, after, size + 1, cancellationToken)
            ?? throw Refusal.Because(Reason.AnnuaireAbsent);
        var answer = new SearchProfessionalsResponse
        {
            Professionals = { found.Rows.Take(size).Select(one => one.Professional) },
            PublishTime = found.Generation.PublishedAt.ToTimestamp(),
        };
        if (found.Rows.Count > size) answer.NextPageToken = pages.Seal(asked, found.Rows[size - 1].Place);
        return answer;
    }

    private static ActivityCriteria CriteriaOf(SearchProfessionalsRequest request) => new()
    {
        PsIdNat = Asked.PsIdNat(request.Identifier, "identifier"),
        Name = Asked.Beginning(request.FamilyName, LeastOfAName, "family_name"),
        Given = Asked.Beginning(request.GivenName, 1, "given_name"),
        Profession = Asked.Code(request.Profession, "profession"),
        Speciality = Asked.Code(request.Speciality, "speciality"),
        Commune = Asked.Postal(request.Commune, "commune"),
        Postcode = Asked.Postal(request.Postcode, "postcode"),
        City = Asked.City(request.CommuneName, "commune_name"),
        Structure = Asked.Structure(request.Structure, "structure"),
        StructureName = Asked.Beginning(request.StructureName, LeastOfAStructure, "structure_name"),
    };

    private async Task DemandNarrowAsync(ActivityCriteria criteria, CancellationToken cancellationToken)
    {
        if (criteria.HasKey) return;
        if (criteria is { Name: null, StructureName: null })
            throw Asked.TooBroad("family_name", "nom, lieu, structure ou numéro attendu");
        if (await professionals.CountAsync(criteria, MostOfAName + 1, cancellationToken) > MostOfAName)
            throw Asked.TooBroad(criteria.Name is null ? "structure_name" : "family_name", "nom plus complet, ou lieu, attendu");
    }
}
