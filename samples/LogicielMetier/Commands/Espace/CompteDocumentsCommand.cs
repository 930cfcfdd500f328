using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Espace;

/// <summary>Lists the documents of a space.</summary>
internal static class CompteDocumentsCommand
{
    public static Command Describe(CommandRunner runner) => EspaceCommand.Describe(
        runner, "documents", "Lister tous ses documents : masqués, archivés et anciens compris.", RunAsync);

    private static async Task RunAsync(PersonVisit visit)
    {
        var documents = await visit.Espace.ListDocumentsAsync(visit.Patient, visit.CancellationToken)
            .ToListAsync(visit.CancellationToken);
        visit.Output.Answer(documents.Select(Answers.Listed));
        if (documents.Count == 0) visit.Output.Console.WriteLine("Aucun document.");
        else visit.Output.Console.Write(DocumentTable.WithIdentifiers(documents, visit.Output.Console));
    }
}
