using System.Xml.Linq;
using MonEspaceSante.Xdm.Metadata;

namespace MonEspaceSante.Xdm.Writing;

/// <summary>The elements that objects of the registry are made of.</summary>
internal static class RegistryElements
{
    private static readonly XNamespace Rim = RegistryNames.Rim;

    public static XElement E(string name, params object?[] content) => new(Rim + name, content);

    public static XAttribute A(string name, string value) => new(name, value);

    public static XElement? Slot(string name, params string[] values) => values.Length == 0 ? null : E("Slot",
        A("name", name), E("ValueList", values.Select(value => E("Value", value))));

    public static XElement Labelled(string name, string text) => E(name, E("LocalizedString",
        new XAttribute(XNamespace.Xml + "lang", "fr-FR"), A("charset", "UTF-8"), A("value", text)));
}
