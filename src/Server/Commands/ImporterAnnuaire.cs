using System.Diagnostics;
using MonEspaceSante.Server.Annuaire.Import;

namespace MonEspaceSante.Server.Commands;

/// <summary><c>importer-annuaire</c>: replaces the directory by its published files, beside a server or alone.</summary>
internal static class ImporterAnnuaire
{
    public static async Task<int> RunAsync(ServerOptions options)
    {
        var import = new AnnuaireImport(options, TimeProvider.System);
        await import.RunAsync(Console.Out, !Console.IsOutputRedirected, CancellationToken.None);
        Tell(import.Counts);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"Mémoire employée au plus : {process.PeakWorkingSet64 >> 20} Mio.");
        Console.WriteLine($"Rapport : {Path.GetFileName(import.ReportFile)}");
        return import.Counts.Kept.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Tell(AnnuaireCounts counts)
    {
        Console.WriteLine($"Lignes lues : {counts.Lines}. Lignes refusées : {counts.Refused}.");
        foreach (var (reason, count) in counts.ByReason) Console.WriteLine($"  {reason} : {count}");
        foreach (var part in counts.Published) Console.WriteLine($"Remplacé : {part.Name}.");
        foreach (var (part, why) in counts.Kept) Console.WriteLine($"Inchangé : {part.Name} ({why}).");
    }
}
