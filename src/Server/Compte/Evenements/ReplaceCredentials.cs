using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Dossiers;
using NotificationKind = MonEspaceSante.Server.AccessTraces.NotificationKind;

namespace MonEspaceSante.Server.Compte.Evenements;

/// <summary>A person who lost the password or the second factor replaces both, with a code that the operator sent for it and
/// the Vitale card. What proves the person is what proved them at activation; that it happened is told by another way.
/// </summary>
internal sealed class ReplaceCredentials(
    PatientRegister patients,
    CompteRequests requests,
    SpendCode spendCode,
    ChosenCredential chosen,
    DossierStore dossiers,
    SendCode letters,
    AccessJournal journal)
{
    public async Task<ReplaceCredentialsResponse> RunAsync(
        ReplaceCredentialsRequest request, CancellationToken cancellationToken)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        var proof = spendCode.Read(request.Code, request.Vitale);
        var credential = await chosen.DeriveAsync(request.Password, cancellationToken);
        return await requests.OnceWithCodeAsync(
            await patients.FindKnownAsync(patient, cancellationToken),
            request.RequestId,
            request,
            held => spendCode.RunAsync(held, proof, () => ReplaceAsync(held, request, credential)),
            cancellationToken);
    }

    /// <summary>Demands an account that somebody signs in to.</summary>
    public static void DemandSignedInto(HeldCompte held)
    {
        if (held.Compte.IsMinor(held.Now)) throw Refusal.Because(Reason.MineurSansIdentifiants);
        if (held.Compte.Status == CompteStatus.Clos) throw Refusal.Because(Reason.CompteClos);
        if (held.Compte.Status != CompteStatus.Actif) throw Refusal.Because(Reason.CompteNonActif);
    }

    private async Task<ReplaceCredentialsResponse> ReplaceAsync(
        HeldCompte held, ReplaceCredentialsRequest request, Credential credential)
    {
        DemandSignedInto(held);
        var dossier = await dossiers.FindAsync(held.Connection, held.PatientId);
        PasswordRule.Demand(request.Password, dossier!.Traits, request.Patient.Matricule);
        await chosen.KeepAsync(held.Connection, held.PatientId, credential);
        await journal.TellAsync(held.Connection, held.PatientId, new PatientNotice(NotificationKind.Securite));
        await letters.TellAsync(held, CodeMotive.Securite);
        return new ReplaceCredentialsResponse { TotpSecret = Totp.ToBase32(credential.TotpSecret) };
    }
}
