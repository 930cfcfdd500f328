using System.Diagnostics;
using MonEspaceSante.Server.Reprise;

namespace MonEspaceSante.Server.Commands;

/// <summary><c>importer-dossiers</c>: imports the dossiers that were opened before Mon espace santé, beside a server or
/// alone.</summary>
internal static class ImporterDossiers
{
    public static async Task<int> RunAsync(ServerOptions options)
    {
        var import = new LegacyImport(options, TimeProvider.System);
        await import.RunAsync(Console.Out, !Console.IsOutputRedirected, CancellationToken.None);
        Tell(import.Counts);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"Mémoire employée au plus : {process.PeakWorkingSet64 >> 20} Mio.");
        Console.WriteLine($"Rapport : {Path.GetFileName(import.ReportFile)}");
        return import.Counts.IsWhole ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Tell(ImportCounts counts)
    {
        Console.WriteLine(
            $"Lignes lues : {counts.Lines}. Dossiers repris : {counts.Dossiers}, avec {counts.Documents} documents dont "
            + $"{counts.Lacking} sans contenu. Déjà repris : {counts.AlreadyImported}. Contenus complétés : "
            + $"{counts.Completed}. Doublons : {counts.Repeated}. Lignes refusées : {counts.Refused}.");
        foreach (var (reason, count) in counts.ByReason) Console.WriteLine($"  {reason} : {count}");
        if (counts.IsCut)
            Console.WriteLine("Le fichier est coupé ou altéré : ce qui précède est repris, le reste n'a pas pu être lu.");
    }
}
