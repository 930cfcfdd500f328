using System.CommandLine;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>Counts the documents of a DMP by type.</summary>
internal sealed class DocumentCompterCommand
{
    private readonly CriteriaOptions _criteria = new();

    public static Command Describe(CommandRunner runner)
    {
        var self = new DocumentCompterCommand();
        var command = new SectionCommand(Section.Search, "compter", "Compter les documents du DMP par type (TD3.1).");
        self._criteria.AddTo(command);
        runner.HandleVisit(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(Visit visit)
    {
        var counts = await visit.Dmp.CountAsync(
            visit.Patient, _criteria.Read(visit.Parsed), visit.CancellationToken);
        visit.Output.Answer(counts.Select(count => new { TypeCode = count.Key, Count = count.Value }));
        if (counts.Count == 0) visit.Output.Console.Write(Facts.Of(("Documents", "aucun")));
        else visit.Output.Console.Write(Counts.Table(counts));
    }
}
