using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Codes;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Compte.Deploiement;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Evenements;

/// <summary>Sends a provisional code to whoever is on a Vitale card, as far as that person may have an account. Whoever
/// asks learns nothing of it.</summary>
internal sealed class RequestCode(
    DemandRate rate, AssureStore assures, IdentifierIndex index, HoldCompte hold, Deployment deployment, SendCode sendCode)
{
    public async Task RunAsync(RequestCodeRequest request, CancellationToken cancellationToken)
    {
        var vitaleHash = index.HashVitale(VitaleCard.Demand(request.Vitale));
        await rate.CountAsync(vitaleHash, cancellationToken);
        if (await assures.FindByVitaleAsync(vitaleHash, cancellationToken) is not { } patientId) return;
        var assure = await assures.FindAsync(patientId, cancellationToken);
        await hold.RunAsync(
            patientId,
            async held =>
            {
                if (held.Compte.TakesCode && deployment.IsEligible(assure!.Regime, assure.Department, held.Now))
                    await sendCode.RunAsync(held, held.Compte, CodeMotive.Demande, request.Channel);
                return true;
            },
            unknown: false,
            cancellationToken);
    }
}
