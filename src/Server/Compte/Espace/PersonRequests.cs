using System.Data.Common;
using Google.Protobuf;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Makes what a person does in the dossier happen once, in a write that holds the account's row and the
/// dossier's.</summary>
internal sealed class PersonRequests(PersonDossier dossier, CompteRequests requests)
{
    /// <summary>The same for a caller who has yet to be judged.</summary>
    public async Task<T> OnceAsync<T>(
        PersonCaller caller,
        Contract.Ins? patient,
        string requestId,
        IMessage request,
        Func<DbConnection, PersonAccess, Task<T>> work,
        CancellationToken cancellationToken)
        where T : class, IMessage<T>, new()
    {
        var access = await dossier.DemandAsync(caller, patient, cancellationToken);
        return await OnceAsync(access, requestId, request, connection => work(connection, access), cancellationToken);
    }

    public Task<T> OnceAsync<T>(
        PersonAccess access,
        string requestId,
        IMessage request,
        Func<DbConnection, Task<T>> work,
        CancellationToken cancellationToken)
        where T : class, IMessage<T>, new() =>
        requests.OnceAsync(
            access,
            requestId,
            request,
            async held =>
            {
                if (held.Compte.Status != CompteStatus.Actif) throw Refusal.Because(Reason.CompteNonActif);
                OpenDossier.DemandActive(await DossierStore.LockAsync(held.Connection, held.PatientId));
                return await work(held.Connection);
            },
            cancellationToken);
}
