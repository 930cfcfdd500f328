using System.Xml.Linq;
using static MonEspaceSante.Cda.Wrapping.HeaderXml;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>The body of a sample as one section of text.</summary>
internal static class CdaSampleSections
{
    public static XElement Of(CdaSample sample) => E("component", E("structuredBody", E("component", E("section",
        E("title", sample.Title),
        E("text", sample.Paragraphs.Select(p => E("paragraph", p)).ToArray<object>())))));
}
