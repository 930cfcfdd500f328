using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Authorizations;

/// <summary>Lists who may read a dossier and who is blocked. TD1.6.</summary>
internal sealed class ListAuthorizations(
    OpenDossier openDossier, AuthorizationStore authorizations, ListToken listToken, DossierJournal journal)
{
    public async Task<ListAuthorizationsResponse> RunAsync(
        Caller caller, Ins patient, ListAuthorizationsRequest request, CancellationToken cancellationToken)
    {
        var access = await openDossier.DemandReadableAsync(
            caller, patient, Transactions.ListAuthorizations, cancellationToken);
        var list = $"authorizations of {access.PatientId:N}, {request.Filter}";
        var after = listToken.Open(list, request.PageToken);
        var size = PageSize.Of(request.PageSize);
        var rows = await authorizations.ListAsync(
            access.PatientId, request.Filter, after, size + 1, cancellationToken);
        await journal.AppendAsync(access, new TracedAct(Transactions.ListAuthorizations), cancellationToken);
        return new ListAuthorizationsResponse
        {
            Authorizations = { rows.Take(size).Select(row => row.Authorization) },
            NextPageToken = rows.Count > size ? listToken.Seal(list, rows[size - 1].Place) : "",
        };
    }
}
