using System.Text;
using System.Xml.Linq;
using MonEspaceSante.Dmp;

namespace MonEspaceSante.Xdm.Writing;

/// <summary>What an archive tells a person who opens it by hand: INDEX.HTM and README.TXT. The patient is not
/// named.</summary>
internal sealed class PagesForPeople(Software software, Author sender, IReadOnlyList<WrittenDocument> documents)
{
    private const string Instructions =
        "Ouvrez cette archive avec votre logiciel de professionnel de santé : il vérifie et range les documents.";

    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    private string Sender => Named($"{sender.Name.Given} {sender.Name.Family}".Trim(), sender.Id);

    private string Structure => sender.Structure is { } structure ? Named(structure.Name, structure.StructIdNat) : "";

    public XDocument Index() => new(
        new XDocumentType(
            "html", "-//W3C//DTD XHTML Basic 1.1//EN", "http://www.w3.org/TR/xhtml-basic/xhtml-basic11.dtd", null),
        E("html",
            E("head", E("title", "Documents de santé")),
            E("body",
                E("h1", "Documents de santé"),
                E("p", $"Émetteur : {Sender}"),
                Structure.Length == 0 ? null : E("p", $"Structure : {Structure}"),
                E("ul", documents.Select(document => E("li", Link(
                    $"IHE_XDM/SUBSET01/{document.FileName}", $"{document.FileName} : {TypeOf(document)}")))),
                E("p", Instructions),
                E("p", Link("README.TXT", "README.TXT")))));

    public string ReadMe()
    {
        var text = new StringBuilder();
        Chapter(text, "Émetteur", Line("Nom", Sender), Line("Structure", Structure));
        Chapter(text, "Logiciel", Line("Nom", software.Name), Line("Version", software.Version));
        Chapter(text, "Que faire", Instructions);
        Chapter(text, "Contenu", [
            "README.TXT", "INDEX.HTM", "IHE_XDM/SUBSET01/METADATA.XML",
            .. documents.Select(document => $"IHE_XDM/SUBSET01/{document.FileName} : {TypeOf(document)}"),
        ]);
        return text.ToString();
    }

    // Lines end as editors on Windows need them.
    private static void Chapter(StringBuilder text, string title, params string[] lines) =>
        text.Append(title).Append("\r\n").Append('=', title.Length).Append("\r\n")
            .AppendJoin("\r\n", lines).Append("\r\n\r\n");

    private static string Line(string label, string value) => $"{label} : {value}";

    private static string Named(string name, string id) => name.Length == 0 ? id : $"{name} ({id})";

    private static string TypeOf(WrittenDocument document) =>
        document.Metadata.Type.Label is { Length: > 0 } label ? label : document.Metadata.Class.Label;

    private static XElement Link(string target, string text) => E("a", new XAttribute("href", target), text);

    private static XElement E(string name, params object?[] content) => new(Html + name, content);
}
