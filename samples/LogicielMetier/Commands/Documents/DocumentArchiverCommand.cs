using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>Puts a document into the archives.</summary>
internal static class DocumentArchiverCommand
{
    public static Command Describe(CommandRunner runner) => LifeCycleCommand.Describe(
        runner,
        "archiver",
        "Archiver un document : les recherches l'omettent (TD3.3d).",
        "Document archivé",
        (visit, uniqueId) =>
            visit.Dmp.ArchiveAsync(visit.Patient, uniqueId, cancellationToken: visit.CancellationToken));
}
