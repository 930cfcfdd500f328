using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Espace;

/// <summary>Shows a document of a space to professionals again.</summary>
internal sealed class CompteMontrerCommand
{
    private readonly Argument<string> _uniqueId = UniqueIdArgument.New();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteMontrerCommand();
        return EspaceCommand.Describe(
            runner, "montrer", "Montrer de nouveau aux professionnels un document masqué.", self.RunAsync, self._uniqueId);
    }

    private async Task RunAsync(PersonVisit visit)
    {
        var document = await visit.Espace.ShowAsync(
            visit.Patient, visit.Parsed.GetRequiredValue(_uniqueId), requestId: null, visit.CancellationToken);
        visit.Output.Answer(Answers.Listed(document));
        visit.Output.Console.Done("Document montré aux professionnels");
        visit.Output.Console.Write(Facts.Of(
            ("Document", document.Metadata.Title), ("Visible", French.Readers(document.Visibility))));
    }
}
