using System.CommandLine;
using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Lists the documents that an application may read.</summary>
internal static class ApplicationDocumentsCommand
{
    public static Command Describe(CommandRunner runner)
    {
        var command = new SectionCommand(
            Section.Applications, "documents", "Lister les documents du patient que l'application peut lire.");
        runner.HandleGranted(command, RunAsync);
        return command;
    }

    private static async Task RunAsync(
        ParseResult parsed, GrantedClient dossier, Output output, CancellationToken cancellationToken)
    {
        var documents = await dossier.ListDocuments(cancellationToken).ToListAsync(cancellationToken);
        output.Answer(documents.Select(Answers.Listed));
        if (documents.Count == 0) output.Console.WriteLine("Aucun document.");
        else output.Console.Write(DocumentTable.WithIdentifiers(documents, output.Console));
    }
}
