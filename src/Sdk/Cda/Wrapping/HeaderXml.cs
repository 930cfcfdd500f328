using System.Globalization;
using System.Xml.Linq;
using MonEspaceSante.Dmp;
using MonEspaceSante.Nomenclature;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>The header of a document, in the order of the CDA schema.</summary>
/// <remarks>CI-SIS, volet Structuration minimale. What the practice software does not tell is said not to be
/// told.</remarks>
internal sealed class HeaderXml(DocumentN1 document)
{
    private static readonly XNamespace Hl7 = CdaXml.Hl7;

    private readonly PartialDate _time = new(
        document.EffectiveTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture),
        document.EffectiveTime.Offset);

    public static IReadOnlyList<string> FrenchTemplates { get; } =
        ["2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1"];

    public static IReadOnlyList<string> UnstructuredTemplates { get; } = [.. FrenchTemplates, CdaBody.Template];

    public static IEnumerable<XElement> Of(DocumentN1 document, IEnumerable<string> templates) =>
        new HeaderXml(document).Elements(templates);

    internal static XElement E(string name, params object?[] content) => new(Hl7 + name, content);

    internal static XAttribute A(string name, string value) => new(name, value);

    private IEnumerable<XElement> Elements(IEnumerable<string> templates) =>
    [
        E("realmCode", A("code", "FR")),
        E("typeId", A("root", "2.16.840.1.113883.1.3"), A("extension", "POCD_HD000040")),
        .. templates.Select(t => E("templateId", A("root", t))),
        E("id", A("root", document.UniqueId)),
        E("code", Coded(Find(document.TypeCode, DocumentTypes.Find(document.TypeCode)?.Code))),
        E("title", document.Title),
        E("effectiveTime", A("value", $"{_time}")),
        E("confidentialityCode", Coded(ValueSet.Confidentialities.Find("N")!)),
        E("languageCode", A("code", "fr-FR")),
        E("setId", Identifier(document.SetId ?? document.UniqueId)),
        E("versionNumber", A("value", document.Version.ToString(CultureInfo.InvariantCulture))),
        PatientXml.Of(document.Patient),
        E("author", E("time", A("value", $"{_time}")), Person("assignedAuthor", document.Author)),
        E("custodian", E("assignedCustodian", E("representedCustodianOrganization", PeopleXml.Organization(document.Structure)))),
        E("legalAuthenticator",
            E("time", A("value", $"{_time}")),
            E("signatureCode", A("code", "S")),
            Person("assignedEntity", document.LegalAuthenticator ?? document.Author)),
        .. Acts(),
        .. document.Replaces is { } replaced ? [Replacement(replaced)] : Array.Empty<XElement>(),
        Encounter(),
    ];

    private XElement Person(string name, Identity.Professional professional) => document.Writer is { } writer
        ? PatientXml.Writer(name, writer)
        : PeopleXml.Person(name, professional, document.Structure);

    // The first act tells who performed it and in which setting; further codes are further acts.
    private IEnumerable<XElement> Acts()
    {
        var events = document.Events.Count == 0 ? [null] : document.Events.AsEnumerable<Code?>();
        return events.Select((code, i) => E("documentationOf", E("serviceEvent",
            code is null ? null : E("code", Coded(code)),
            Times(),
            i > 0 ? null : Performer())));
    }

    private XElement Performer() => E("performer", A("typeCode", "PRF"), E("assignedEntity",
        document.Writer is { } writer ? PatientXml.Id(writer.Ins) : PeopleXml.Id(document.Author),
        E("representedOrganization", PeopleXml.Organization(document.Structure),
            E("standardIndustryClassCode",
                Coded(Find(document.PracticeSetting, ValueSet.PracticeSettings.Find(document.PracticeSetting)))))));

    private XElement Encounter() => E("componentOf", E("encompassingEncounter",
        Times(),
        E("location", E("healthCareFacility", E("code",
            Coded(Find(document.FacilityType, ValueSet.FacilityTypes.Find(document.FacilityType))))))));

    private XElement Times() => E("effectiveTime",
        E("low", A("value", $"{document.ServiceStart ?? _time}")),
        document.ServiceStop is { } stop ? E("high", A("value", $"{stop}")) : null);

    private static XElement Replacement(string replaced) =>
        E("relatedDocument", A("typeCode", "RPLC"), E("parentDocument", E("id", Identifier(replaced))));

    // root, or root^extension.
    private static XAttribute[] Identifier(string told) =>
        told.Split('^', 2) is [var root, var extension] ? [A("root", root), A("extension", extension)] : [A("root", told)];

    // A code that the nomenclature does not know is written as it is: judging it is another's part.
    private static Code Find(string told, Code? known) => known ?? new Code(told, "", "");

    internal static XAttribute[] Coded(Code code) =>
        [A("code", code.Value), A("codeSystem", code.System), A("displayName", code.Label)];
}
