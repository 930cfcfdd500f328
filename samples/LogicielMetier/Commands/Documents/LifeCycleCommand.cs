using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>What all changes to a document in place share: which one, and what it has become.</summary>
internal static class LifeCycleCommand
{
    public static SectionCommand Describe(
        CommandRunner runner, string name, string description, string done, Func<Visit, string, Task<Document>> change)
    {
        var uniqueId = UniqueIdArgument.New();
        var command = new SectionCommand(Section.LifeCycle, name, description) { uniqueId };
        runner.HandleVisit(command, async visit =>
        {
            var document = await change(visit, visit.Parsed.GetRequiredValue(uniqueId));
            visit.Output.Answer(Answers.Listed(document));
            visit.Output.Console.Done(done);
            visit.Output.Console.Write(Facts.Of(
                ("Document", document.Metadata.Title),
                ("État", French.State(document)),
                ("Identifiant", document.UniqueId)));
        });
        return command;
    }

    /// <summary>The whole visibility is told at each change: it starts from what stands.</summary>
    public static async Task<Document> ShowAsync(Visit visit, string uniqueId, Func<Visibility, Visibility> change)
    {
        var document = await KnownDocument.FindAsync(visit, uniqueId);
        return await visit.Dmp.SetVisibilityAsync(
            visit.Patient, uniqueId, change(document.Visibility), cancellationToken: visit.CancellationToken);
    }
}
