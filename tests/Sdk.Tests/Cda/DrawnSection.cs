using System.Security;
using System.Text;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>An element drawn by a property test, written in one of the many ways in which the same XML can be written.</summary>
internal sealed class DrawnSection
{
    private const int Deepest = 4;

    private static readonly string[] Names = ["section", "entry", "text", "paragraph", "content", "td", "sub", "value"];
    private static readonly string[] Words = ["12", "é𝄞", "a b", "<&>", "\"", "]]", "x"];

    private readonly SortedDictionary<string, string> _attributes = new(StringComparer.Ordinal);
    private readonly List<object> _children = [];
    private string _name = "section";

    public static DrawnSection Of(byte[] drawn) => Draw(new Choices(drawn), 0);

    /// <summary>Changes one thing somewhere inside.</summary>
    public void Change(Choices choices)
    {
        var inner = _children.OfType<DrawnSection>().ToList();
        if (inner.Count > 0 && choices.Next(3) > 0)
        {
            choices.Of(inner).Change(choices);
            return;
        }

        switch (choices.Next(5))
        {
            case 0:
                _attributes["added"] = "";
                break;
            case 1:
                _attributes["a"] = _attributes.GetValueOrDefault("a") + "z";
                break;
            case 2:
                _name += "z";
                break;
            case 3:
                _children.Add("z");
                break;
            default:
                _children.Insert(0, new DrawnSection());
                break;
        }
    }

    /// <summary>The element as XML: plainly, or laid out as drawn.</summary>
    public string Write(Choices? layout)
    {
        var xml = new StringBuilder();
        Write(xml, layout);
        return xml.ToString();
    }

    private static DrawnSection Draw(Choices choices, int depth)
    {
        var element = new DrawnSection { _name = depth == 0 ? "section" : choices.Of(Names) };
        for (var i = choices.Next(4); i > 0; i--)
            element._attributes[$"{(char)('a' + choices.Next(5))}"] = choices.Of(Words);
        for (var i = depth < Deepest ? choices.Next(4) : 0; i > 0; i--)
            element._children.Add(choices.Next(2) == 0 ? choices.Of(Words) : Draw(choices, depth + 1));
        return element;
    }

    private void Write(StringBuilder xml, Choices? layout)
    {
        var prefix = layout?.Next(3) == 0 ? "h:" : "";
        xml.Append('<').Append(prefix).Append(_name);
        if (prefix.Length > 0)
            xml.Append(" xmlns:h='urn:hl7-org:v3'");
        foreach (var (name, value) in _attributes.OrderBy(_ => layout?.Next(256) ?? 0))
            xml.Append(layout is null ? ' ' : '\n').Append(name + "='" + SecurityElement.Escape(value) + "'");
        xml.Append('>');
        foreach (var child in _children)
        {
            if (layout?.Next(3) == 0)
                xml.Append("<!-- c --><?p i?>");
            if (child is DrawnSection element)
                element.Write(xml, layout);
            else
                WriteText(xml, (string)child, layout);
        }

        xml.Append("</").Append(prefix).Append(_name).Append('>');
    }

    private static void WriteText(StringBuilder xml, string text, Choices? layout) => xml.Append(layout?.Next(3) switch
    {
        0 => $"<![CDATA[{text.Replace(" ", "\n ", StringComparison.Ordinal)}]]>",
        1 => string.Concat(text.EnumerateRunes().Select(r => $"&#{r.Value};")),
        _ => SecurityElement.Escape(text),
    });
}
