using System.Xml.Linq;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>The file inside a document of level 1.</summary>
internal static class SampleFile
{
    private static readonly XNamespace Hl7 = "urn:hl7-org:v3";

    /// <summary>The file that a sample holds.</summary>
    public static async Task<byte[]> OfAsync(CdaSample sample)
    {
        await using var cda = await sample.ToStreamAsync();
        return In(cda);
    }

    /// <summary>The file that a document holds.</summary>
    public static byte[] In(Stream cda) =>
        Convert.FromBase64String(XDocument.Load(cda).Descendants(Hl7 + "nonXMLBody").Single().Element(Hl7 + "text")!.Value);
}
