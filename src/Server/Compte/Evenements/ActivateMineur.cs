using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Codes;
using MonEspaceSante.Server.Compte.Comptes;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Storage;
using Contract = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Evenements;

/// <summary>A legal representative activates the account of a minor. Nobody signs in as the minor.</summary>
internal sealed class ActivateMineur(
    DemandPerson persons,
    CompteRequests requests,
    CodeStore codes,
    AssureStore assures,
    AttachDossier attachDossier,
    CompteReading reading,
    IdentifierIndex index)
{
    public async Task<Contract.Compte> RunAsync(
        PersonCaller caller, ActivateMineurRequest request, CancellationToken cancellationToken)
    {
        var access = await persons.RunAsync(caller, request.Patient, cancellationToken);
        if (!access.IsRepresentative) throw Refusal.Because(Reason.PersonneNonRepresentee);
        var proof = new CodeProof(
            HandCopiedCode.Normalize(request.Code), index.HashVitale(VitaleCard.Demand(request.Vitale)));
        return await requests.OnceWithCodeAsync(
            access.PatientId,
            request.RequestId,
            request,
            async held =>
            {
                var verdict = await proof.JudgeAsync(held, codes, assures);
                if (verdict != Reason.Unspecified) return Outcome<Contract.Compte>.Refuse(verdict);
                if (!held.Compte.IsMinor(held.Now)) throw Refusal.Because(Reason.PersonneNonRepresentee);
                var activated = await held.SaveAsync(held.Compte.Activate(held.Now));
                await CourrierStore.DeleteOfAsync(held.Connection, held.PatientId);
                await attachDossier.RunAsync(held.Connection, held.PatientId);
                return Outcome<Contract.Compte>.Of(await reading.TellAsync(held, activated));
            },
            cancellationToken);
    }
}
