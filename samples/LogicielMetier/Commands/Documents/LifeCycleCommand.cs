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
            visit.Output.Console.Write(Facts.Of([.. Describe(document)]));
        });
        return command;
    }

    /// <summary>The whole visibility is told at each change: it starts from what stands.</summary>
    public static async Task<Document> ShowAsync(
        Visit visit, string uniqueId, Func<Visibility, Visibility> change, Func<Document, Task>? confirm = null)
    {
        var document = await KnownDocument.FindAsync(visit, uniqueId);
        if (confirm is not null) await confirm(document);
        return await visit.Dmp.SetVisibilityAsync(
            visit.Patient, uniqueId, change(document.Visibility), cancellationToken: visit.CancellationToken);
    }

    /// <summary>What a professional knows a document by.</summary>
    public static IEnumerable<(string, string)> Describe(Document document) =>
    [
        ("Document", document.Metadata.Title),
        ("Déposé le", French.Instant(document.SubmissionTime)),
        ("État", French.State(document)),
        ("Identifiant", document.UniqueId),
    ];
}
