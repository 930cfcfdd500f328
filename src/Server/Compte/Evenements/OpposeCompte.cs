using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Codes;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Dmp.Dossiers;

namespace MonEspaceSante.Server.Compte.Evenements;

/// <summary>The person opposes the opening of the account with the provisional code, before the time to is over.</summary>
internal sealed class OpposeCompte(PatientRegister patients, CompteRequests requests, CodeStore codes)
{
    public async Task<OpposeCompteResponse> RunAsync(OpposeCompteRequest request, CancellationToken cancellationToken)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return await requests.OnceWithCodeAsync(
            await patients.FindKnownAsync(patient, cancellationToken),
            request.RequestId,
            request,
            async held =>
            {
                var code = HandCopiedCode.Normalize(request.Code);
                var verdict = await codes.UseAsync(held.Connection, held.PatientId, code, isCard: true, held.Now);
                if (verdict != Reason.Unspecified) return Outcome<OpposeCompteResponse>.Refuse(verdict);
                // Refused as out of time, the code still serves to activate: the write is undone.
                await held.SaveAsync(held.Compte.Oppose(held.Now));
                await CourrierStore.DeleteCodesAsync(held.Connection, held.PatientId);
                return Outcome<OpposeCompteResponse>.Of(new OpposeCompteResponse());
            },
            cancellationToken);
    }
}
