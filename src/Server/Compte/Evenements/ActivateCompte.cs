using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Comptes;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Dmp.Dossiers;

namespace MonEspaceSante.Server.Compte.Evenements;

/// <summary>The person activates the account with the provisional code and the Vitale card, and chooses a password. The
/// dossier is opened, attached as it was before Mon espace santé, or reopened with the archive.</summary>
internal sealed class ActivateCompte(
    PatientRegister patients,
    CompteRequests requests,
    SpendCode spendCode,
    ChosenCredential chosen,
    DossierStore dossiers,
    AttachDossier attachDossier,
    CompteReading reading)
{
    public async Task<ActivateCompteResponse> RunAsync(ActivateCompteRequest request, CancellationToken cancellationToken)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        var proof = spendCode.Read(request.Code, request.Vitale);
        var credential = await chosen.DeriveAsync(request.Password, cancellationToken);
        return await requests.OnceWithCodeAsync(
            await patients.FindKnownAsync(patient, cancellationToken),
            request.RequestId,
            request,
            held => spendCode.RunAsync(held, proof, () => ActivateAsync(held, request, credential)),
            cancellationToken);
    }

    private async Task<ActivateCompteResponse> ActivateAsync(
        HeldCompte held, ActivateCompteRequest request, Credential credential)
    {
        if (held.Compte.IsMinor(held.Now)) throw Refusal.Because(Reason.RepresentantRequis);
        var activated = held.Compte.Activate(held.Now);
        var dossier = await dossiers.FindAsync(held.Connection, held.PatientId);
        PasswordRule.Demand(request.Password, dossier!.Traits, request.Patient.Matricule);
        await held.SaveAsync(activated);
        await chosen.KeepAsync(held.Connection, held.PatientId, credential);
        await CourrierStore.DeleteCodesAsync(held.Connection, held.PatientId);
        await attachDossier.RunAsync(held.Connection, held.PatientId);
        var compte = await reading.TellAsync(held, activated);
        compte.Patient = request.Patient;
        return new ActivateCompteResponse { Compte = compte, TotpSecret = Totp.ToBase32(credential.TotpSecret) };
    }
}
