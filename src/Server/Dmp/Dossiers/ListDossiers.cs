using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>Lists the dossiers that the caller may read; to a structure or its secretary, the structure's. TD0.4.</summary>
internal sealed class ListDossiers(FunctionalMatrix matrix, DossierListStore dossiers, ListToken listToken)
{
    public async Task<ListDossiersResponse> RunAsync(
        Caller caller, ListDossiersRequest request, CancellationToken cancellationToken)
    {
        var grant = Demand(caller, request.Date);
        if (AskedInstant.Of("since", request.Since) is not { } since)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("since", "date de début attendue"));
        var search = new DossierSearch(
            caller.Session,
            grant == Grant.OwnStructure || caller.Session.IsStructure,
            request.Date,
            since.ToMicroseconds());
        var list = $"dossiers of {caller.Session.ActorIdNat}, {caller.Session.Structure.StructIdNat}, "
            + $"{request.Date}, {search.Since}";
        var size = PageSize.Of(request.PageSize);
        var rows = await dossiers.ListAsync(
            search, listToken.Open(list, request.PageToken), size + 1, cancellationToken);
        return new ListDossiersResponse
        {
            Dossiers = { rows.Take(size).Select(row => row.Dossier) },
            NextPageToken = rows.Count > size ? listToken.Seal(list, rows[size - 1].Place) : "",
        };
    }

    private Grant Demand(Caller caller, DossierDate date)
    {
        var transaction = date == DossierDate.LastDocument
            ? Transactions.ListDossiers
            : Transactions.ListDossiersByAuthorization;
        var grant = matrix.Of(caller.Session, isMedecinTraitant: false, caller.Mode, transaction);
        return grant == Grant.Denied
            ? throw Refusal.Because(Reason.DroitInsuffisant, "transaction", transaction)
            : grant;
    }
}
