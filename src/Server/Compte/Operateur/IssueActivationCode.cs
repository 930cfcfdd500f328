using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Comptes;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Compte.Deploiement;
using MonEspaceSante.Server.Session;
using Contract = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Operateur;

/// <summary>Draws a provisional code for one person, whatever the wave.</summary>
internal sealed class IssueActivationCode(
    CompteRequests requests, AssureStore assures, Deployment deployment, SendCode sendCode, CompteReading reading)
{
    public Task<Contract.Compte> RunAsync(
        Caller caller, IssueActivationCodeRequest request, CancellationToken cancellationToken) =>
        requests.OnceAsync(
            caller,
            request.Patient,
            request.RequestId,
            request,
            async held =>
            {
                await DemandEntitledAsync(held);
                await sendCode.RunAsync(held, held.Compte, CodeMotive.Demande, request.Channel);
                return await reading.TellAsync(held, held.Compte);
            },
            cancellationToken);

    private async Task DemandEntitledAsync(HeldCompte held)
    {
        var assure = await assures.FindAsync(held.Connection, held.PatientId)
            ?? throw Refusal.Because(Reason.AssureInconnu);
        if (held.Compte.DiedAt is not null) throw Refusal.Because(Reason.PersonneDecedee);
        if (!held.Compte.TakesCode) throw Refusal.Because(Reason.CompteDejaActif);
        if (!deployment.IsEligible(assure.Regime, assure.Department, held.Now)) throw Refusal.Because(Reason.NonEligible);
    }
}
