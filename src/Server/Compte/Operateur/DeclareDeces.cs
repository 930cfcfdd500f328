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
using MonEspaceSante.Server.Session;
using Contract = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Operateur;

/// <summary>A person died: the account closes, nobody signs in as the person, and no code serves any more.</summary>
internal sealed class DeclareDeces(
    PatientRegister patients, CompteRequests requests, CloseDossier closeDossier, CompteReading reading)
{
    private const string ClosingReason = "Décès";

    public async Task<Contract.Compte> RunAsync(
        Caller caller, DeclareDecesRequest request, CancellationToken cancellationToken)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        var patientId = await patients.FindKnownAsync(patient, cancellationToken)
            ?? throw Refusal.Because(Reason.AssureInconnu);
        return await requests.OnceAsync(
            caller,
            patientId,
            request.RequestId,
            request,
            async held =>
            {
                var closed = await held.SaveAsync(held.Compte.Die(held.Now));
                await CredentialStore.DeleteAsync(held.Connection, held.PatientId);
                await PersonSessionStore.CloseAllAsync(held.Connection, held.PatientId, held.Now);
                await CodeStore.EndAsync(held.Connection, held.PatientId);
                await CourrierStore.DeleteOfAsync(held.Connection, held.PatientId);
                await RepresentativeStore.SaveAsync(held.Connection, held.PatientId, []);
                await closeDossier.RunAsync(held.Connection, held.PatientId, ClosingReason);
                return await reading.TellAsync(held, closed);
            },
            cancellationToken);
    }
}
