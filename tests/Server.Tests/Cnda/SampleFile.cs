using System.Xml.Linq;
using MonEspaceSante.Cda;
using MonEspaceSante.Identity;
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

    /// <summary>A file for the SDK to make a document of.</summary>
    public static DocumentN1 Wrap(Ins patient, string mediaType, Stream file) => new()
    {
        Patient = new CdaPatient
        {
            Ins = patient, BirthName = "ESSAI", GivenNames = ["ALIX"], Sex = "F", BirthDate = "19860101",
        },
        Author = SandboxServer.Responsable,
        Structure = new Structure("499700296140001", "CABINET DU DR LEFORT"),
        TypeCode = "11488-4",
        Title = "Compte rendu de consultation",
        FacilityType = "SA07",
        EffectiveTime = new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.FromHours(1)),
        MediaType = mediaType,
        Content = file,
    };
}
