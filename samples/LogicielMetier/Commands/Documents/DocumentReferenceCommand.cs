using System.CommandLine;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>Finds how the registry knows a document, without reading anything of it.</summary>
internal sealed class DocumentReferenceCommand
{
    private readonly Argument<string> _uniqueId = UniqueIdArgument.New();

    public static Command Describe(CommandRunner runner)
    {
        var self = new DocumentReferenceCommand();
        var command = new SectionCommand(
            Section.Search, "reference", "Retrouver la référence d'un document, sans droit de consulter (TD3.1b).")
        {
            self._uniqueId,
        };
        runner.HandleVisit(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(Visit visit)
    {
        var reference = await visit.Dmp.GetReferenceAsync(
            visit.Patient, visit.Parsed.GetRequiredValue(_uniqueId), visit.CancellationToken);
        visit.Output.Answer(Answers.Of(reference));
        visit.Output.Console.Write(Facts.Of(
            ("Identifiant", reference.UniqueId),
            ("Fiche (entryUUID)", reference.EntryId),
            ("Lignée", reference.LogicalId),
            ("État", French.State(reference.Status, reference.IsArchived))));
    }
}
