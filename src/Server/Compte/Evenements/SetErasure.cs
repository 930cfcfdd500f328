using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Compte.Comptes;
using MonEspaceSante.Server.Compte.Sessions;
using Contract = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Evenements;

/// <summary>The person asks for what a closed account holds to be erased within three months, or takes that back.</summary>
internal sealed class SetErasure(DemandPerson persons, CompteRequests requests, CompteReading reading)
{
    public async Task<Contract.Compte> RunAsync(
        PersonCaller caller, SetErasureRequest request, CancellationToken cancellationToken)
    {
        var access = await persons.RunAsync(caller, request.Patient, cancellationToken);
        return await requests.OnceAsync(
            access,
            request.RequestId,
            request,
            async held => await reading.TellAsync(
                held, await held.SaveAsync(held.Compte.SetErasure(held.Now, request.Erase))),
            cancellationToken);
    }
}
