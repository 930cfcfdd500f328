using MonEspaceSante.Dmp;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>Documents of a dossier, in a table that fits a narrow console.</summary>
internal static class DocumentTable
{
    // The longest identifier that this program draws: it must stay whole to be copied.
    private const int IdentifierWidth = 44;
    private const int WideConsole = 110;
    private const int LeastWidth = 10;

    // The date, and the lines and spaces between columns.
    private const int Surroundings = 20;

    private static readonly Style Discreet = new(Color.Grey);

    /// <summary>For whoever looks for a document.</summary>
    public static Table Of(IEnumerable<Document> documents)
    {
        var table = Empty();
        foreach (var document in documents) table.AddRow(Time(document), new Rows(Title(document)), Author(document));
        return table;
    }

    /// <summary>For whoever then reads one: with the identifiers.</summary>
    public static Table WithIdentifiers(IEnumerable<Document> documents, IAnsiConsole console)
    {
        var table = Empty();
        if (console.Profile.Width < WideConsole)
        {
            table.Columns[1].Width = IdentifierWidth;
            table.Columns[2].Width = Math.Max(LeastWidth, console.Profile.Width - IdentifierWidth - Surroundings);
        }

        foreach (var document in documents)
        {
            var identifier = new Text(document.UniqueId, Discreet) { Overflow = Overflow.Fold };
            table.AddRow(Time(document), new Rows(Title(document).Append(identifier)), Author(document));
        }

        return table;
    }

    private static Table Empty() => new Table { Border = TableBorder.Rounded, ShowRowSeparators = true }
        .AddColumn(new TableColumn("Déposé le").NoWrap())
        .AddColumn("Document")
        .AddColumn("Auteur");

    private static Rows Time(Document document) => new(
        new Text(French.Day(document.SubmissionTime)),
        new Text(French.Hour(document.SubmissionTime), Discreet));

    private static IEnumerable<IRenderable> Title(Document document)
    {
        yield return new Text(document.Metadata.Title, new Style(decoration: Decoration.Bold));
        yield return new Text(French.Type(document.Metadata));
        yield return new Text($"{French.Size(document.Size)}, {State(document)}");
    }

    private static Rows Author(Document document) => new(document.Metadata.Authors
        .Take(1)
        .SelectMany(author => new[] { French.Name(author.Name), author.Structure?.Name })
        .Where(text => !string.IsNullOrEmpty(text))
        .Select(text => new Text(text!)));

    private static string State(Document document)
    {
        var isPlain = document is { Status: DocumentStatus.Approved, IsArchived: false };
        return isPlain ? French.Readers(document.Visibility) : French.State(document);
    }
}
