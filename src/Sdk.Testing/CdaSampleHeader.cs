using System.Xml.Linq;
using MonEspaceSante.Cda;
using MonEspaceSante.Cda.Wrapping;
using MonEspaceSante.Nomenclature;
using static MonEspaceSante.Cda.Wrapping.HeaderXml;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>The header of a sample: that of a wrapped file, and what no wrapped file tells.</summary>
internal static class CdaSampleHeader
{
    private static readonly XNamespace Dicom = "urn:dicom-org:ps3-20";

    public static IEnumerable<XElement> Of(CdaSample sample)
    {
        var header = HeaderXml.Of(Document(sample), Templates(sample)).ToList();
        var act = header.FindIndex(element => element.Name.LocalName == "documentationOf");
        if (sample.StudyId is { } study)
            header[act].Elements().Single().AddFirst(E("id", A("root", study)));
        header.InsertRange(act, Orders(sample));
        if (sample.IsByPatient)
            PutPatient(sample, header);
        return header;
    }

    /// <summary>Who writes, and answers for what is written: the patient, or else the professional.</summary>
    public static XElement Writer(CdaSample sample, string name) =>
        sample.IsByPatient ? Patient(sample, name) : PeopleXml.Person(name, sample.Author, sample.Structure);

    private static DocumentN1 Document(CdaSample sample) => new()
    {
        UniqueId = sample.UniqueId,
        Patient = new CdaPatient
        {
            Ins = sample.Patient,
            BirthName = sample.PatientName.Family,
            GivenNames = [sample.PatientName.Given],
            Sex = sample.PatientGender,
            BirthDate = sample.PatientBirthDate,
        },
        Author = sample.Author,
        Structure = sample.Structure,
        TypeCode = sample.TypeCode,
        Title = sample.Title,
        FacilityType = sample.FacilityType,
        PracticeSetting = sample.PracticeSetting,
        EffectiveTime = sample.EffectiveTime,
        Replaces = sample.Replaces,
        Events = sample.Vaccinations.Count > 0 ? [DocumentTypes.Find(sample.TypeCode)!.Code] : [],
        MediaType = "",
        Content = Stream.Null,
    };

    private static IEnumerable<string> Templates(CdaSample sample)
    {
        var templates = CdaSampleFile.Is(sample.Body) ? UnstructuredTemplates : FrenchTemplates;
        return sample.TypeCode == DocumentTypes.VaccinationNote ? templates.Append("1.2.250.1.213.1.1.1.46") : templates;
    }

    private static void PutPatient(CdaSample sample, List<XElement> header)
    {
        foreach (var element in header.Where(e => e.Name.LocalName is "author" or "legalAuthenticator"))
        {
            var person = element.Elements().Last();
            person.ReplaceWith(Patient(sample, person.Name.LocalName));
        }
    }

    private static XElement Patient(CdaSample sample, string name) => E(name,
        E("id", A("root", sample.Patient.Oid), A("extension", sample.Patient.Matricule)),
        PatientXml.Untold("addr"),
        PatientXml.Untold("telecom"),
        E("assignedPerson", E("name", E("family", sample.PatientName.Family), E("given", sample.PatientName.Given))));

    private static IEnumerable<XElement> Orders(CdaSample sample) => sample.Orders.Select((order, index) =>
        E("inFulfillmentOf", E("order",
            Identifier(E("id"), order),
            index == 0 && sample.AccessionNumber is { } number
                ? Identifier(new XElement(Dicom + "accessionNumber"), number)
                : null)));

    private static XElement Identifier(XElement id, string identifier)
    {
        var at = identifier.LastIndexOf('^');
        id.Add(A("root", identifier[(at + 1)..]), at < 0 ? null : A("extension", identifier[..at]));
        return id;
    }
}
