using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>Hides a document from the professionals.</summary>
internal static class DocumentMasquerCommand
{
    public static Command Describe(CommandRunner runner) => LifeCycleCommand.Describe(
        runner,
        "masquer",
        "Masquer un document aux professionnels, hors son auteur et le médecin traitant (TD3.3a).",
        "Document masqué : seuls son auteur et le médecin traitant le voient désormais",
        (visit, uniqueId) =>
            LifeCycleCommand.ShowAsync(visit, uniqueId, visibility => visibility with { Professionals = false }));
}
