using System.Runtime.CompilerServices;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>Verifies the traces of every dossier. It only reads, beside a server that goes on writing or alone.</summary>
internal sealed class VerifyAccessTraces(ChainStore store, TraceChain chain, Sealer sealer)
{
    public async IAsyncEnumerable<VerifiedDossier> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ChainWalk? walk = null;
        await foreach (var row in store.ReadAsync(cancellationToken))
        {
            if (walk is null || !walk.IsOf(row.PatientId))
            {
                if (walk is not null) yield return walk.End();
                walk = new ChainWalk(row.PatientId, chain, sealer);
            }

            walk.Take(row);
        }

        if (walk is not null) yield return walk.End();
    }
}
