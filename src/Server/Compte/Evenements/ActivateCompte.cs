using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Codes;
using MonEspaceSante.Server.Compte.Comptes;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Evenements;

/// <summary>The person activates the account with the provisional code and the Vitale card, and chooses a password. The
/// dossier is opened, attached as it was before Mon espace santé, or reopened with the archive.</summary>
internal sealed class ActivateCompte(
    PatientRegister patients,
    CompteRequests requests,
    CodeStore codes,
    AssureStore assures,
    DossierStore dossiers,
    Passwords passwords,
    CredentialStore credentials,
    AttachDossier attachDossier,
    CompteReading reading,
    IdentifierIndex index)
{
    public async Task<ActivateCompteResponse> RunAsync(ActivateCompteRequest request, CancellationToken cancellationToken)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        var proof = new CodeProof(
            HandCopiedCode.Normalize(request.Code), index.HashVitale(VitaleCard.Demand(request.Vitale)));
        if (request.Password.Length > PasswordRule.Longest) throw Refusal.Because(Reason.MotDePasseFaible);
        // Before the account is held: it takes long, whoever asks.
        var salt = Passwords.DrawSalt();
        var derived = await passwords.DeriveAsync(request.Password, salt, Passwords.Iterations, cancellationToken);
        var credential = new Credential(salt, derived, Passwords.Iterations, Totp.DrawSecret(), TotpStep: 0);
        return await requests.OnceWithCodeAsync(
            await patients.FindKnownAsync(patient, cancellationToken),
            request.RequestId,
            request,
            async held =>
            {
                var verdict = await proof.JudgeAsync(held, codes, assures);
                return verdict == Reason.Unspecified
                    ? Outcome<ActivateCompteResponse>.Of(await ActivateAsync(held, request, credential))
                    : Outcome<ActivateCompteResponse>.Refuse(verdict);
            },
            cancellationToken);
    }

    // Whatever is refused here undoes the write: the code serves again.
    private async Task<ActivateCompteResponse> ActivateAsync(
        HeldCompte held, ActivateCompteRequest request, Credential credential)
    {
        if (held.Compte.IsMinor(held.Now)) throw Refusal.Because(Reason.RepresentantRequis);
        var activated = held.Compte.Activate(held.Now);
        var dossier = await dossiers.FindAsync(held.Connection, held.PatientId);
        PasswordRule.Demand(request.Password, dossier!.Traits, request.Patient.Matricule);
        await held.SaveAsync(activated);
        await PersonSessionStore.CloseAllAsync(held.Connection, held.PatientId, held.Now);
        await credentials.SaveAsync(held.Connection, held.PatientId, credential);
        await CourrierStore.DeleteOfAsync(held.Connection, held.PatientId);
        await attachDossier.RunAsync(held.Connection, held.PatientId);
        var compte = await reading.TellAsync(held, activated);
        compte.Patient = request.Patient;
        return new ActivateCompteResponse { Compte = compte, TotpSecret = Totp.ToBase32(credential.TotpSecret) };
    }
}
