using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>Shows a hidden document to the professionals again.</summary>
internal static class DocumentDemasquerCommand
{
    public static Command Describe(CommandRunner runner) => LifeCycleCommand.Describe(
        runner,
        "demasquer",
        "Démasquer un document aux professionnels (TD3.3a).",
        "Document visible par les professionnels",
        (visit, uniqueId) =>
            LifeCycleCommand.ShowAsync(visit, uniqueId, visibility => visibility with { Professionals = true }));
}
