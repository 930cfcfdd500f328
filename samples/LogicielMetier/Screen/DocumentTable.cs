using MonEspaceSante.Dmp;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>Documents of a dossier, in a table that fits a narrow console with whole identifiers to copy.</summary>
internal static class DocumentTable
{
    private static readonly Style Discreet = new(Color.Grey);

    public static IRenderable Of(IEnumerable<Document> documents)
    {
        var table = new Table { Border = TableBorder.Rounded }
            .AddColumn(new TableColumn("Déposé le").NoWrap())
            .AddColumn("Document")
            .AddColumn("Auteur");
        foreach (var document in documents)
            table.AddRow(Time(document), Title(document), Author(document));
        return table;
    }

    private static Rows Time(Document document) => new(
        new Text(French.Day(document.SubmissionTime)),
        new Text(French.Hour(document.SubmissionTime), Discreet));

    private static Rows Title(Document document) => new(
        new Text(document.Metadata.Title, new Style(decoration: Decoration.Bold)),
        new Text($"{French.Type(document.Metadata)} · {French.Size(document.Size)}"),
        new Text(State(document)),
        new Text(document.UniqueId, Discreet) { Overflow = Overflow.Fold });

    private static Rows Author(Document document) => new(document.Metadata.Authors
        .Take(1)
        .SelectMany(author => new[] { French.Name(author.Name), author.Structure?.Name })
        .Where(text => !string.IsNullOrEmpty(text))
        .Select(text => new Text(text!)));

    private static string State(Document document)
    {
        var readers = French.Readers(document.Visibility);
        return document.Status == DocumentStatus.Deprecated ? $"ancienne version, {readers}" : readers;
    }
}
