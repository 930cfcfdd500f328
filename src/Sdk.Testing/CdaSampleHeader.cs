using System.Globalization;
using System.Xml.Linq;
using MonEspaceSante.Dmp;
using MonEspaceSante.Nomenclature;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>The header of a sample, in the order of the CDA schema.</summary>
internal sealed class CdaSampleHeader(CdaSample sample)
{
    private static readonly XNamespace Dicom = "urn:dicom-org:ps3-20";

    private readonly CdaSampleAuthor _author = new(sample);
    private readonly PartialDate _time = new(
        sample.EffectiveTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), sample.EffectiveTime.Offset);

    public static IEnumerable<XElement> Of(CdaSample sample) => new CdaSampleHeader(sample).Elements();

    internal static XElement E(string name, params object?[] content) => new(CdaSample.Hl7 + name, content);

    internal static XAttribute A(string name, string value) => new(name, value);

    internal static XAttribute[] Coded(Code code) =>
        [A("code", code.Value), A("codeSystem", code.System), A("displayName", code.Label)];

    private IEnumerable<string> Templates()
    {
        yield return "2.16.840.1.113883.2.8.2.1";
        yield return "1.2.250.1.213.1.1.1.1";
        if (CdaSampleFile.Is(sample.Body))
            yield return "1.3.6.1.4.1.19376.1.2.20";
        if (sample.TypeCode == DocumentTypes.VaccinationNote)
            yield return "1.2.250.1.213.1.1.1.46";
    }

    private IEnumerable<XElement> Elements() =>
    [
        E("realmCode", A("code", "FR")),
        E("typeId", A("root", "2.16.840.1.113883.1.3"), A("extension", "POCD_HD000040")),
        .. Templates().Select(t => E("templateId", A("root", t))),
        E("id", A("root", sample.UniqueId)),
        E("code", Coded(TypeCode())),
        E("title", sample.Title),
        E("effectiveTime", A("value", $"{_time}")),
        E("confidentialityCode", Coded(ValueSet.Confidentialities.Find("N")!)),
        E("languageCode", A("code", "fr-FR")),
        E("setId", A("root", sample.UniqueId)),
        E("versionNumber", A("value", "1")),
        RecordTarget(),
        E("author", E("time", A("value", $"{_time}")), _author.Writer("assignedAuthor")),
        Custodian(),
        LegalAuthenticator(),
        .. Orders(),
        Act(),
        .. sample.Replaces is { } replaced ? [Replacement(replaced)] : Array.Empty<XElement>(),
        Encounter(),
    ];

    private Code TypeCode() => DocumentTypes.Find(sample.TypeCode)?.Code
        ?? throw new InvalidOperationException($"{sample.TypeCode} is no type of the nomenclature");

    private XElement RecordTarget() => E("recordTarget", E("patientRole",
        E("id", A("root", sample.Patient.Oid), A("extension", sample.Patient.Matricule)),
        E("addr", A("nullFlavor", "NASK")),
        E("telecom", A("nullFlavor", "NASK")),
        E("patient", A("classCode", "PSN"),
            E("name",
                E("family", A("qualifier", "BR"), sample.PatientName.Family),
                E("given", sample.PatientName.Given)),
            E("administrativeGenderCode", A("code", sample.PatientGender), A("codeSystem", "2.16.840.1.113883.5.1")),
            E("birthTime", A("value", sample.PatientBirthDate)))));

    private XElement LegalAuthenticator() => E("legalAuthenticator",
        E("time", A("value", $"{_time}")),
        E("signatureCode", A("code", "S")),
        _author.Writer("assignedEntity"));

    private XElement Custodian() =>
        E("custodian", E("assignedCustodian", E("representedCustodianOrganization", _author.Organization())));

    private IEnumerable<XElement> Orders() => sample.Orders.Select((order, index) => E("inFulfillmentOf", E("order",
        Identifier(E("id"), order),
        index == 0 && sample.AccessionNumber is { } number
            ? Identifier(new XElement(Dicom + "accessionNumber"), number)
            : null)));

    private XElement Act() => E("documentationOf", E("serviceEvent",
        sample.StudyId is { } study ? E("id", A("root", study)) : null,
        sample.Vaccinations.Count > 0 ? E("code", Coded(TypeCode())) : null,
        E("effectiveTime", E("low", A("value", $"{_time}"))),
        E("performer", A("typeCode", "PRF"), E("assignedEntity",
            _author.Id(),
            E("representedOrganization", _author.Organization(),
                E("standardIndustryClassCode", Coded(ValueSet.PracticeSettings.Find(sample.PracticeSetting)!)))))));

    private XElement Encounter() => E("componentOf", E("encompassingEncounter",
        E("code", Coded(new Code("AMB", "2.16.840.1.113883.5.4", "Ambulatoire (hors établissement)"))),
        E("effectiveTime", E("low", A("value", $"{_time}"))),
        E("location", E("healthCareFacility", E("code", Coded(ValueSet.FacilityTypes.Find(sample.FacilityType)!))))));

    private static XElement Replacement(string replaced)
    {
        var parts = replaced.Split('^', 2);
        return E("relatedDocument", A("typeCode", "RPLC"), E("parentDocument",
            E("id", A("root", parts[0]), parts.Length == 2 ? A("extension", parts[1]) : null)));
    }

    private static XElement Identifier(XElement id, string identifier)
    {
        var at = identifier.LastIndexOf('^');
        id.Add(A("root", identifier[(at + 1)..]), at < 0 ? null : A("extension", identifier[..at]));
        return id;
    }
}
