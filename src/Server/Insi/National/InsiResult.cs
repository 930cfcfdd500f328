using System.Xml.Linq;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>An element of an answer, by the paths that the mapping tells.</summary>
internal sealed class InsiResult
{
    private readonly XElement _element;

    private InsiResult(XElement element) => _element = element;

    /// <exception cref="MonEspaceSanteException">INSI_REPONSE_INVALIDE: it is another element.</exception>
    public static InsiResult Of(XElement element, string space, string name) =>
        element.Name == XName.Get(name, space) ? new(element) : throw InvalidInsiAnswer.Because("element");

    /// <summary>All elements at a path.</summary>
    public IReadOnlyList<InsiResult> All(string path) => [.. path.Split('/')
        .Aggregate<string, IEnumerable<XElement>>(
            [_element], (found, step) => found.Elements(_element.Name.Namespace + step))
        .Select(found => new InsiResult(found))];

    /// <exception cref="MonEspaceSanteException">INSI_REPONSE_INVALIDE: there is none, or several.</exception>
    public InsiResult One(string path) => All(path) is [var only] ? only : throw InvalidInsiAnswer.Because("structure");

    /// <summary>The text at a path; empty when there is none.</summary>
    /// <exception cref="MonEspaceSanteException">INSI_REPONSE_INVALIDE: there are several.</exception>
    public string Text(string path) => All(path) switch
    {
        [] => "",
        [var only] when !only._element.HasElements => only._element.Value.Trim(),
        _ => throw InvalidInsiAnswer.Because("structure"),
    };
}
