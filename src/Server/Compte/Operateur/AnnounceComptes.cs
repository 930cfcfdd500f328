using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Compte.Deploiement;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Operateur;

/// <summary>Announces the accounts of a wave, some at a time. Each person is told once, however often the wave is asked
/// for and wherever it was cut.</summary>
internal sealed class AnnounceComptes(
    Deployment deployment,
    AssureStore assures,
    WaveStore waves,
    HoldCompte hold,
    SendCode sendCode,
    Database database,
    AnswerStore answers,
    TimeProvider time)
{
    private const int AtOnce = 100;

    public async Task<AnnounceComptesResponse> RunAsync(
        Caller caller, AnnounceComptesRequest request, CancellationToken cancellationToken)
    {
        if (request.MaxCount < 1) throw Refusal.Because(Reason.RequeteInvalide, new Violation("max_count", "à partir de 1"));
        var phase = deployment.Demand(request.Phase, time.GetUtcNow());
        var key = answers.KeyOf(Guid.Empty, caller.Session.ActorIdNat, request.RequestId, request);
        var wave = await waves.BeginAsync(key, cancellationToken);
        Guid? after = null;
        while (wave.More is null && wave.Announced < request.MaxCount)
        {
            var left = Math.Min(AtOnce, request.MaxCount - wave.Announced);
            var candidates = await assures.ListForWaveAsync(phase, after, left, cancellationToken);
            if (candidates.Count == 0) break;
            after = candidates[^1];
            wave = await database.WriteAsync(
                connection => AnnounceAsync(connection, key, phase, candidates, request.MaxCount), cancellationToken);
        }

        var isMore = wave.More ?? (await assures.ListForWaveAsync(phase, after: null, 1, cancellationToken)).Count > 0;
        await waves.EndAsync(key, isMore, cancellationToken);
        return new AnnounceComptesResponse { AnnouncedCount = wave.Announced, More = isMore };
    }

    // All accounts are held before the first letter takes the ranks' row, which others take while they hold theirs.
    private async Task<Wave> AnnounceAsync(
        DbConnection connection, AnsweredKey key, DeploymentPhase phase, List<Guid> candidates, int maxCount)
    {
        var wave = await WaveStore.LockAsync(connection, key);
        List<HeldCompte> waiting = [];
        foreach (var patientId in candidates.Take(maxCount - wave.Announced))
        {
            if (await hold.TryHoldAsync(connection, patientId) is { Compte.IsForWave: true } held) waiting.Add(held);
        }

        foreach (var held in waiting)
        {
            var announced = await held.SaveAsync(held.Compte.Announce(held.Now, phase.OppositionEnd(held.Now)));
            await sendCode.RunAsync(held, announced, CodeMotive.Annonce, CodeChannel.Courrier);
        }

        await WaveStore.AddAsync(connection, key, waiting.Count);
        return wave with { Announced = wave.Announced + waiting.Count };
    }
}
