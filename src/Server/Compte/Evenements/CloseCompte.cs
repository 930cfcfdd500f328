using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Codes;
using MonEspaceSante.Server.Compte.Comptes;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Decisions;
using Contract = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Evenements;

/// <summary>The person closes the account: the dossier is neither read nor fed any more. What it holds waits for ten years,
/// or goes within three months. The person may still sign in, to decide on that alone.</summary>
internal sealed class CloseCompte(
    DemandPerson persons, CompteRequests requests, CloseDossier closeDossier, CompteReading reading)
{
    private const int LongestReason = 500;

    public async Task<Contract.Compte> RunAsync(
        PersonCaller caller, CloseCompteRequest request, CancellationToken cancellationToken)
    {
        if (request.Reason.Length > LongestReason)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("reason", $"au plus {LongestReason} caractères"));
        var access = await persons.RunAsync(caller, request.Patient, cancellationToken);
        return await requests.OnceAsync(
            access,
            request.RequestId,
            request,
            async held =>
            {
                var closed = await held.SaveAsync(held.Compte.Close(held.Now, request.Erase));
                // The codes of before were for the account that was.
                await CodeStore.EndAsync(held.Connection, held.PatientId);
                await CourrierStore.DeleteCodesAsync(held.Connection, held.PatientId);
                await closeDossier.RunAsync(held.Connection, held.PatientId, request.Reason);
                return await reading.TellAsync(held, closed);
            },
            cancellationToken);
    }
}
