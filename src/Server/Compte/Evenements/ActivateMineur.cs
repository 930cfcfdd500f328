using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Comptes;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Decisions;
using Contract = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Evenements;

/// <summary>A legal representative activates the account of a minor. Nobody signs in as the minor.</summary>
internal sealed class ActivateMineur(
    DemandPerson persons,
    CompteRequests requests,
    SpendCode spendCode,
    AttachDossier attachDossier,
    CompteReading reading)
{
    public async Task<Contract.Compte> RunAsync(
        PersonCaller caller, ActivateMineurRequest request, CancellationToken cancellationToken)
    {
        var access = await persons.RunAsync(caller, request.Patient, cancellationToken);
        if (!access.IsRepresentative) throw Refusal.Because(Reason.PersonneNonRepresentee);
        var proof = spendCode.Read(request.Code, request.Vitale);
        return await requests.OnceWithCodeAsync(
            access.PatientId,
            request.RequestId,
            request,
            held => spendCode.RunAsync(held, proof, () => ActivateAsync(held)),
            cancellationToken);
    }

    private async Task<Contract.Compte> ActivateAsync(HeldCompte held)
    {
        if (!held.Compte.IsMinor(held.Now)) throw Refusal.Because(Reason.PersonneNonRepresentee);
        var activated = await held.SaveAsync(held.Compte.Activate(held.Now));
        await CourrierStore.DeleteCodesAsync(held.Connection, held.PatientId);
        await attachDossier.RunAsync(held.Connection, held.PatientId);
        return await reading.TellAsync(held, activated);
    }
}
