using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Dmp.Authorizations;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Lists who may read a dossier, and who is blocked.</summary>
internal sealed class ListProfessionals(PersonDossier dossier, AuthorizationStore authorizations, ListToken tokens)
{
    public async Task<ListProfessionalsResponse> RunAsync(
        PersonCaller caller, ListProfessionalsRequest request, CancellationToken cancellationToken)
    {
        var access = await dossier.DemandAsync(caller, request.Patient, cancellationToken);
        var list = EspacePage.ListOf(access, "professionals");
        var size = PageSize.Of(request.PageSize);
        var rows = await authorizations.ListStandingAsync(
            access.PatientId, access.Reader(), tokens.Open(list, request.PageToken), size + 1, cancellationToken);
        return new ListProfessionalsResponse
        {
            Authorizations = { rows.Take(size).Select(row => Told(access, row.Authorization)) },
            NextPageToken = rows.Count > size ? tokens.Seal(list, rows[size - 1].Place) : "",
        };
    }

    /// <summary>An authorisation as it is told: the times of visits tell a representative of those made in secret.</summary>
    public static Authorization Told(PersonAccess access, Authorization authorization)
    {
        if (!access.IsRepresentative) return authorization;
        (authorization.StartTime, authorization.LastActionTime) = (null, null);
        return authorization;
    }
}
