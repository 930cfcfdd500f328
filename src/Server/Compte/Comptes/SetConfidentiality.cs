using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Decisions;
using Contract = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Comptes;

/// <summary>The person decides on access in emergencies.</summary>
internal sealed class SetConfidentiality(
    DemandPerson persons, CompteRequests requests, OpposeAccess opposeAccess, CompteReading reading)
{
    public async Task<Contract.Compte> RunAsync(
        PersonCaller caller, SetConfidentialityRequest request, CancellationToken cancellationToken)
    {
        var decided = request.Confidentiality
            ?? throw Refusal.Because(Reason.RequeteInvalide, new Violation("confidentiality", "décision attendue"));
        var access = await persons.RunActiveAsync(caller, request.Patient, cancellationToken);
        return await requests.OnceAsync(
            access,
            request.RequestId,
            request,
            async held =>
            {
                if (held.Compte.Status != CompteStatus.Actif) throw Refusal.Because(Reason.CompteNonActif);
                await opposeAccess.DecideAsync(
                    held.Connection, held.PatientId, decided.BrisDeGlaceOpposed, decided.UrgenceOpposed);
                return await reading.TellAsync(held, held.Compte);
            },
            cancellationToken);
    }
}
