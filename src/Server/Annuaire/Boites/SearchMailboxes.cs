using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Annuaire.Professionnels;
using MonEspaceSante.Server.Dmp;

namespace MonEspaceSante.Server.Annuaire.Boites;

/// <summary>Searches mailboxes, by label, as narrowly as professionals are.</summary>
internal sealed class SearchMailboxes(BoiteStore boites, AnnuairePage pages)
{
    private const int LeastOfAName = 2;

    public async Task<SearchMailboxesResponse> RunAsync(SearchMailboxesRequest request, CancellationToken cancellationToken)
    {
        var criteria = CriteriaOf(request);
        var asked = new SearchMailboxesRequest(request) { PageToken = "", PageSize = 0 };
        var (after, size) = (pages.Open(asked, request.PageToken), PageSize.Of(request.PageSize));
        await DemandNarrowAsync(criteria, cancellationToken);
        var found = await boites.SearchAsync(criteria, after, size + 1, cancellationToken)
            ?? throw Refusal.Because(Reason.AnnuaireAbsent);
        var answer = new SearchMailboxesResponse
        {
            Mailboxes = { found.Rows.Take(size).Select(one => one.Mailbox) },
            PublishTime = found.Generation.PublishedAt.ToTimestamp(),
        };
        if (found.Rows.Count > size) answer.NextPageToken = pages.Seal(asked, found.Rows[size - 1].Place);
        return answer;
    }

    private static BoiteCriteria CriteriaOf(SearchMailboxesRequest request) => new()
    {
        Address = Asked.Address(request.Address, "address"),
        Type = request.Type switch
        {
            MailboxType.Unspecified => null,
            var type when System.Enum.IsDefined((BoiteType)type) => (BoiteType)type,
            _ => throw Refusal.Because(Reason.RequeteInvalide, new Violation("type", "type inconnu")),
        },
        PsIdNat = Asked.PsIdNat(request.PsIdNat, "ps_id_nat"),
        StructureId = Asked.Structure(request.Structure, "structure")?.StructIdNat,
        Label = Asked.Beginning(request.Name, LeastOfAName, "name"),
        Profession = Asked.Code(request.Profession, "profession"),
        Postcode = Asked.Postal(request.Postcode, "postcode"),
        City = Asked.City(request.CommuneName, "commune_name"),
    };

    private async Task DemandNarrowAsync(BoiteCriteria criteria, CancellationToken cancellationToken)
    {
        if (criteria.HasKey) return;
        if (criteria.Label is null) throw Asked.TooBroad("name", "adresse, titulaire, structure, nom ou lieu attendu");
        const int Most = SearchProfessionals.MostOfAName;
        if (await boites.CountAsync(criteria.Label, Most + 1, cancellationToken) > Most)
            throw Asked.TooBroad("name", "nom plus complet, ou lieu, attendu");
    }
}
