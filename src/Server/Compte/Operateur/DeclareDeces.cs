using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Codes;
using MonEspaceSante.Server.Compte.Comptes;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Session;
using Contract = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Operateur;

/// <summary>A person died: the account closes, nobody signs in as the person, and no code serves any more.</summary>
internal sealed class DeclareDeces(CompteRequests requests, CloseDossier closeDossier, CompteReading reading)
{
    private const string ClosingReason = "Décès";

    public Task<Contract.Compte> RunAsync(
        Caller caller, DeclareDecesRequest request, CancellationToken cancellationToken) =>
        requests.OnceAsync(caller, request.Patient, request.RequestId, request, CloseAsync, cancellationToken);

    private async Task<Contract.Compte> CloseAsync(HeldCompte held)
    {
        var closed = await held.SaveAsync(held.Compte.Die(held.Now));
        await CredentialStore.DeleteAsync(held.Connection, held.PatientId);
        await PersonSessionStore.CloseAllAsync(held.Connection, held.PatientId, held.Now);
        await CodeStore.EndAsync(held.Connection, held.PatientId);
        await CourrierStore.DeleteCodesAsync(held.Connection, held.PatientId);
        await RepresentativeStore.SaveAsync(held.Connection, held.PatientId, []);
        await closeDossier.RunAsync(held.Connection, held.PatientId, ClosingReason);
        return await reading.TellAsync(held, closed);
    }
}
