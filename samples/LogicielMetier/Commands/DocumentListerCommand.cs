using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>Lists the documents of a DMP that the holder of the card may see.</summary>
internal static class DocumentListerCommand
{
    public static Command Describe(CommandRunner runner)
    {
        var patient = PatientArgument.New();
        var command = new Command("lister", "Lister les documents du DMP, du plus récent au plus ancien.") { patient };
        command.Require(patient);
        runner.Handle(command, (parsed, settings, output, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(patient), settings, output, cancellationToken));
        return command;
    }

    private static async Task RunAsync(
        string matricule, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var patient = PatientArgument.Read(matricule, settings);
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var documents = await connection.Dmp.FindAsync(patient).ToListAsync(cancellationToken);
        output.Answer(documents.Select(Answers.Listed));
        if (documents.Count == 0)
        {
            output.Console.WriteLine("Aucun document à afficher dans ce DMP.");
            return;
        }

        output.Console.Write(DocumentTable.WithIdentifiers(documents, output.Console));
        output.Console.WriteLine(documents.Count == 1 ? "1 document" : $"{documents.Count} documents");
        output.Console.Suggest(
            "Pour lire un document :",
            settings,
            $"document lire <identifiant> --ins {patient.Matricule} --sortie document.xml");
    }
}
