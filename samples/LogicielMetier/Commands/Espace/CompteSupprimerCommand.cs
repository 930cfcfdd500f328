using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Espace;

/// <summary>Deletes a document that the person brought.</summary>
internal sealed class CompteSupprimerCommand
{
    private readonly Argument<string> _uniqueId = UniqueIdArgument.New();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteSupprimerCommand();
        return EspaceCommand.Describe(
            runner, "supprimer", "Supprimer un document personnel, sans retour.", self.RunAsync, self._uniqueId);
    }

    private async Task RunAsync(PersonVisit visit)
    {
        var uniqueId = visit.Parsed.GetRequiredValue(_uniqueId);
        await visit.Espace.RemoveAsync(visit.Patient, uniqueId, requestId: null, visit.CancellationToken);
        visit.Output.Answer(new { UniqueId = uniqueId, Removed = true });
        visit.Output.Console.Done("Document supprimé");
    }
}
