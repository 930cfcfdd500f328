using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Comptes;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Compte.Evenements;
using MonEspaceSante.Server.Session;
using Contract = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Operateur;

/// <summary>Draws a provisional code for a person who lost what they sign in with. An active account has no other code: none
/// that was drawn for something else serves there.</summary>
internal sealed class IssueCredentialsCode(
    CompteRequests requests, AssureStore assures, SendCode sendCode, CompteReading reading)
{
    public Task<Contract.Compte> RunAsync(
        Caller caller, IssueCredentialsCodeRequest request, CancellationToken cancellationToken) =>
        requests.OnceAsync(
            caller,
            request.Patient,
            request.RequestId,
            request,
            async held =>
            {
                // Without a Vitale card that is known no code would serve.
                if (await assures.FindAsync(held.Connection, held.PatientId) is null)
                    throw Refusal.Because(Reason.AssureInconnu);
                ReplaceCredentials.DemandSignedInto(held);
                await sendCode.RunAsync(held, held.Compte, CodeMotive.Connexion, request.Channel);
                return await reading.TellAsync(held, held.Compte);
            },
            cancellationToken);
}
