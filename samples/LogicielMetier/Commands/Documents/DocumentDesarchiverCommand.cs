using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>Takes a document out of the archives.</summary>
internal static class DocumentDesarchiverCommand
{
    public static Command Describe(CommandRunner runner) => LifeCycleCommand.Describe(
        runner,
        "desarchiver",
        "Sortir un document des archives (TD3.3d).",
        "Document sorti des archives",
        (visit, uniqueId) =>
            visit.Dmp.UnarchiveAsync(visit.Patient, uniqueId, cancellationToken: visit.CancellationToken));
}
