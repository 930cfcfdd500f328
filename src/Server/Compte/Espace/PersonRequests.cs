using System.Data.Common;
using Google.Protobuf;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Makes what a person does in the dossier happen once, in a write that holds the account's row and the
/// dossier's.</summary>
internal sealed class PersonRequests(CompteRequests requests)
{
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
