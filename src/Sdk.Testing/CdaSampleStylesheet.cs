using System.Xml;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>The stylesheet around a sample that presents itself: it displays the title.</summary>
internal static class CdaSampleStylesheet
{
    private const string Xslt = "http://www.w3.org/1999/XSL/Transform";
    private const string Content = "urn:asip-sante:ci-sis";

    /// <summary>Opens the element that the document goes into.</summary>
    public static async Task OpenAsync(XmlWriter writer)
    {
        await writer.WriteProcessingInstructionAsync("xml-stylesheet", "type=\"text/xsl\" href=\"#\"")
            .ConfigureAwait(false);
        await writer.WriteStartElementAsync("xsl", "stylesheet", Xslt).ConfigureAwait(false);
        await writer.WriteAttributeStringAsync(null, "version", null, "1.0").ConfigureAwait(false);
        await writer.WriteStartElementAsync("xsl", "template", Xslt).ConfigureAwait(false);
        await writer.WriteAttributeStringAsync(null, "match", null, "/").ConfigureAwait(false);
        await writer.WriteStartElementAsync("xsl", "value-of", Xslt).ConfigureAwait(false);
        await writer.WriteAttributeStringAsync(null, "select", null, "//*[local-name()='ClinicalDocument']/*[local-name()='title']")
            .ConfigureAwait(false);
        await writer.WriteEndElementAsync().ConfigureAwait(false);
        await writer.WriteEndElementAsync().ConfigureAwait(false);
        await writer.WriteStartElementAsync("data", "Contenu", Content).ConfigureAwait(false);
    }
}
