using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>Lists the documents of a DMP that the holder of the card may see.</summary>
internal sealed class DocumentListerCommand
{
    private const int LargestPage = 100;

    private readonly CriteriaOptions _criteria = new();

    private readonly Option<int?> _pageSize =
        CountOption.New("--par-page", "Une seule page, d'autant de documents (1 à 100)", LargestPage);

    private readonly Option<string> _page = new Option<string>("--page")
    {
        Description = "La page suivante, par le jeton de la précédente",
        HelpName = "jeton",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new DocumentListerCommand();
        var command = new SectionCommand(
            Section.Search, "lister", "Lister les documents du DMP, du plus récent au plus ancien (TD3.1).");
        self._criteria.AddTo(command);
        command.Options.Add(self._pageSize);
        command.Options.Add(self._page);
        runner.HandleVisit(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(Visit visit)
    {
        var pages = visit.Dmp.FindAsync(visit.Patient, _criteria.Read(visit.Parsed), visit.CancellationToken);
        var size = visit.Get(_pageSize) ?? 0;
        var token = visit.Get(_page);
        if (size > 0 || token is not null)
        {
            var page = await pages.AsPages(token, size, visit.CancellationToken).FirstAsync(visit.CancellationToken);
            visit.Output.Answer(new { Documents = page.Items.Select(Answers.Listed), page.NextPageToken });
            Show(visit, page.Items);
            if (page.NextPageToken is { } next) visit.Output.Console.WriteLine($"Page suivante : --page {next}");
            return;
        }

        var documents = await pages.ToListAsync(visit.CancellationToken);
        visit.Output.Answer(documents.Select(Answers.Listed));
        Show(visit, documents);
    }

    private static void Show(Visit visit, IReadOnlyList<Document> documents)
    {
        var console = visit.Output.Console;
        if (documents.Count == 0)
        {
            console.WriteLine("Aucun document à afficher dans ce DMP.");
            return;
        }

        console.Write(DocumentTable.WithIdentifiers(documents, console));
        console.WriteLine(documents.Count == 1 ? "1 document" : $"{documents.Count} documents");
        console.Suggest(
            "Pour lire un document :",
            visit.Settings,
            $"document lire <identifiant> --ins {visit.Patient.Matricule} --sortie document.xml");
    }
}
