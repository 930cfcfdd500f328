using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Espace;

/// <summary>Hides a document of a space from professionals.</summary>
internal sealed class CompteMasquerCommand
{
    private readonly Argument<string> _uniqueId = UniqueIdArgument.New();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteMasquerCommand();
        return EspaceCommand.Describe(
            runner, "masquer", "Masquer un document aux professionnels, hors son auteur et le médecin traitant.", self.RunAsync, self._uniqueId);
    }

    private async Task RunAsync(PersonVisit visit)
    {
        var document = await visit.Espace.HideAsync(
            visit.Patient, visit.Parsed.GetRequiredValue(_uniqueId), requestId: null, visit.CancellationToken);
        visit.Output.Answer(Answers.Listed(document));
        visit.Output.Console.Done("Document masqué aux professionnels");
        visit.Output.Console.Write(Facts.Of(
            ("Document", document.Metadata.Title), ("Visible", French.Readers(document.Visibility))));
    }
}
