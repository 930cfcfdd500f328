using System.CommandLine;
using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Screen;

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
        foreach (var document in documents) output.Answer(Answers.Listed(document));
        output.Console.Write(DocumentTable.WithIdentifiers(documents, output.Console));
    }
}
