using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Grants;

/// <summary>A person takes a grant back, at any time, whatever became of the account.</summary>
internal sealed class RevokeAccess(
    DemandPerson persons,
    CatalogueRequests requests,
    GrantStore grants,
    GrantJournal journal,
    Database database,
    TimeProvider time)
{
    public async Task<Grant> RunAsync(
        PersonCaller caller, RevokeAccessRequest request, CancellationToken cancellationToken)
    {
        var access = await persons.RunAsync(caller, request.Patient, cancellationToken);
        return await requests.OnceAsync(
            new Asked($"personne {caller.PatientId:N}", access.PatientId),
            request.RequestId,
            request,
            // A deposit holds the dossier's row while it asks for its grant: none commits once this has answered.
            connection => DossierStore.LockAsync(connection, access.PatientId),
            connection => RevokeAsync(connection, access, request.GrantId),
            cancellationToken);
    }

    private async Task<Grant> RevokeAsync(DbConnection connection, PersonAccess access, string grantId)
    {
        if (!Guid.TryParse(grantId, out var id) || await grants.FindAsync(connection, access.PatientId, id) is not { } grant)
            throw Refusal.Because(Reason.ConsentementInconnu);
        // What has ended already ends for nobody anew.
        if (grant.Ending != GrantEnding.None) return grant.ToContract();
        await GrantStore.EndAsync(connection, grant, GrantEnding.TakenBack, time.GetUtcNow());
        await journal.RevokedAsync(connection, access, grant);
        await database.SignalAsync(connection, access.PatientId);
        return (await grants.FindAsync(connection, access.PatientId, id))!.ToContract();
    }
}
