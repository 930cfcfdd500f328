using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Commands;

/// <summary><c>verifier-traces</c>: tells whether the traces of every dossier are whole, beside a server or alone.</summary>
internal static class VerifierTraces
{
    public static async Task<int> RunAsync(ServerOptions options)
    {
        await using var store = await ExistingStore.OpenAsync(options, CancellationToken.None);
        var verification = new VerifyAccessTraces(
            new ChainStore(store.Database), new TraceChain(store.Keys), new Sealer(store.Keys));
        var (dossiers, traces, broken) = (0L, 0L, 0L);
        await foreach (var dossier in verification.RunAsync(CancellationToken.None))
        {
            dossiers++;
            traces += dossier.Traces;
            if (dossier.Broken is not { } link) continue;
            broken++;
            Console.WriteLine(
                $"Dossier {Convert.ToHexStringLower(dossier.PatientId)}, rang {link.Rank} : {Describe(link.Fault)}.");
        }

        Console.WriteLine($"Dossiers vérifiés : {dossiers}. Traces vérifiées : {traces}. Dossiers rompus : {broken}.");
        return broken == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Describe(TraceFault fault) => fault switch
    {
        TraceFault.Missing => "trace absente",
        TraceFault.Altered => "trace altérée, déplacée ou ajoutée",
        TraceFault.Unreadable => "trace illisible, altérée ou scellée par une clé absente",
        TraceFault.CutShort => "fin de la chaîne absente",
        TraceFault.HeadAltered => "tête de chaîne altérée",
        TraceFault.HeadMissing => "tête de chaîne absente",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };
}
