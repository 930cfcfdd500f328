using System.Xml.Linq;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>Writes an element of a request as the mapping tells.</summary>
internal static class InsiBlock
{
    public static XElement Write(InsiTable.Block block, IReadOnlyDictionary<string, string> values)
    {
        var element = new XElement(XName.Get(block.Element, block.Espace));
        foreach (var field in block.Champs)
        {
            foreach (var text in Texts(field, values)) Place(element, field.Chemin.Split('/'), text);
        }

        return element;
    }

    private static string[] Texts(InsiTable.Field field, IReadOnlyDictionary<string, string> values)
    {
        if (InsiText.Fill(field.Valeur, values) is not { } text) return [];
        return field.Repete ? text.Split(' ') : [text];
    }

    private static void Place(XElement element, ReadOnlySpan<string> path, string text)
    {
        switch (path)
        {
            case ["."]:
                element.Value = text;
                break;
            case [['@', .. var attribute]]:
                element.SetAttributeValue(attribute, text);
                break;
            case [var leaf]:
                element.Add(new XElement(element.Name.Namespace + leaf, text));
                break;
            case [var step, .. var rest]:
                Place(Step(element, element.Name.Namespace + step), rest, text);
                break;
        }
    }

    private static XElement Step(XElement element, XName name)
    {
        if (element.LastNode is XElement last && last.Name == name) return last;
        var step = new XElement(name);
        element.Add(step);
        return step;
    }
}
