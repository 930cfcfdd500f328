using System.Globalization;
using System.Xml.Linq;
using MonEspaceSante.Cda.Wrapping;
using MonEspaceSante.Dmp;
using static MonEspaceSante.Cda.Wrapping.HeaderXml;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>What a sample says, as one section of text, with an entry for each vaccination.</summary>
internal static class CdaSampleSection
{
    private const string Loinc = "2.16.840.1.113883.6.1";
    private const string ActCodes = "2.16.840.1.113883.5.4";

    public static XElement Of(CdaSample sample) => E("component", E("section",
        sample.Vaccinations.Count > 0 ? Kind() : null,
        E("title", sample.Title),
        E("text", sample.Paragraphs.Select(p => E("paragraph", p)).ToArray<object>()),
        sample.Vaccinations.Select(v => E("entry", Vaccination(sample, v)))));

    /// <summary>What stands before the copy in its section.</summary>
    public static IEnumerable<XElement> OfCopy() =>
    [
        E("code", Coded(new Code("55108-5", Loinc, "Copie du document"))),
        E("title", "Copie du document"),
        E("text", E("paragraph", "Ce document est aussi joint en PDF.")),
    ];

    private static XElement[] Kind() =>
    [
        E("templateId", A("root", "1.2.250.1.213.1.1.2.147")),
        E("code", Coded(new Code("11369-6", Loinc, "Historique des vaccinations"))),
    ];

    private static XElement? Translation(VaccinationSample vaccination) => vaccination.AtcCode is { } atc
        ? E("translation", Coded(new Code(atc, Cda.Vaccination.AtcSystem, vaccination.Vaccine)))
        : null;

    private static XElement Vaccination(CdaSample sample, VaccinationSample vaccination)
    {
        var date = vaccination.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var vaccine = new Code(vaccination.CisCode, Cda.Vaccination.CisSystem, vaccination.Vaccine);
        return E("substanceAdministration",
            A("classCode", "SBADM"),
            A("moodCode", "EVN"),
            A("negationInd", "false"),
            E("templateId", A("root", "1.2.250.1.213.1.1.3.45")),
            E("id", A("root", vaccination.Id)),
            E("code", Coded(new Code("INITIMMUNIZ", ActCodes, "1ère série vaccinante"))),
            E("statusCode", A("code", "completed")),
            E("effectiveTime", A("value", date)),
            E("consumable", A("typeCode", "CSM"), E("manufacturedProduct", E("manufacturedMaterial",
                E("code", Coded(vaccine), Translation(vaccination)),
                E("name", vaccination.Vaccine),
                E("lotNumberText", vaccination.LotNumber)))),
            E("performer", A("typeCode", "PRF"), PeopleXml.Person("assignedEntity", sample.Author, sample.Structure)),
            E("author", E("time", A("value", date)), CdaSampleHeader.Writer(sample, "assignedAuthor")));
    }
}
